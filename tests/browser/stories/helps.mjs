// What stands above a form before anybody writes: the routes to a meeting, tonight, the directory; the ledger taken out; a manager's list of risks.
import { shot, story } from '../harness.mjs'

const widths = [360, 1280]
const good = async (page, expect, name) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect.good(page, `${name} at ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const save = page => page.click('main form:not(.rw-note):not([action*="/notes"]) button[type=submit] >> nth=0')
const openCase = async (rowan, page) => {
  await page.goto(rowan.site + '/cases')
  return rowan.site + (await page.locator('.rw-cases__name').first().getAttribute('href'))
}

story('CX_3_2e NHG_9 the form of a referral says which routes apply, and a further incident after it sends the case back', async (rowan, expect) => {
  const page = await rowan.as('officer')
  await page.goto(rowan.site + '/cases')
  const cases = await page.locator('.rw-cases__name').evaluateAll(all => all.map(a => a.getAttribute('href')))
  let address
  for (const each of cases) {  // one whose policy says for how long a repeat is looked back on
    address = rowan.site + each
    await page.goto(address + '/records/meeting-referral')
    if ((await page.innerText('main')).includes('Thresholds of connexus-2023')) break
  }
  await expect.text(page, 'Thresholds of connexus-2023')
  await expect.text(page, 'Does it go to the meeting?')
  await expect.text(page, 'Professional judgement')
  await good(page, expect, 'the form of the referral')
  await shot(page, 'meeting routes')
  await page.check('input[name=value][value=professional_judgement]')
  await page.fill('[name=area]', 'Wexcombe')
  await page.check('input[name=consent][value=agreed]')
  await page.fill('[name=text]', 'She is afraid of what comes next')
  await save(page)
  await expect.text(page, 'Rowan’s own reminder, not in your policy')
  await page.goto(address + '/records/incident')
  await page.check('input[name=kind][value=violence]')
  await page.fill('main [name=text] >> nth=0', 'He hit her at the door')
  await save(page)
  await page.goto(address + '/register/meetings')
  await expect.text(page, 'It goes back to the meeting')
  await good(page, expect, 'the register of meetings')
})

story('CX_4_3 nowhere safe tonight shows what can be offered and asks for it at once', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const address = await openCase(rowan, page)
  await page.goto(address + '/records/tonight')
  await expect.text(page, 'What can be offered')
  await page.check('input[name=value][value=no]')
  await page.fill('main [name=text] >> nth=0', 'In the car')
  await save(page)
  await page.goto(address + '/register/housing')
  await expect.text(page, 'They have nowhere safe tonight. Advise them now')
  await good(page, expect, 'the register of housing')
  await shot(page, 'tonight')
  await page.click('text=Write down where they can go')
  await page.check('input[name=value][value=refuge]')
  const agencies = page.locator('select[name=service_known] option')
  expect.is(await agencies.count() > 1, 'the directory is offered')
  const chosen = await agencies.nth(1).getAttribute('value')
  await page.selectOption('select[name=service_known]', chosen)
  await page.fill('main [name=text] >> nth=0', 'A place from six o’clock')
  await good(page, expect, 'the form of advice')
  await save(page)
  await expect.text(page, /Checked \d/)
  await expect.text(page, 'of it by a safe way')
  await good(page, expect, 'the advice with its agency')
  await page.goto(address + '/register/housing')
  await expect.noText(page, 'They have nowhere safe tonight')
})

story('CX_5_3 SG_10 the ledger is taken out as a table, and the look stands on the case', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const address = await openCase(rowan, page)
  await page.goto(address + '/sharing/not')
  await page.fill('[name=agency]', '=cmd|Lettings')
  await page.fill('[name=what]', 'The new address')
  await page.fill('[name=why]', 'They have no need of it')
  await page.click('main button[type=submit]:has-text("Save")')
  await good(page, expect, 'the ledger')
  const table = await page.request.get(address + '/sharing/csv')
  const text = await table.text()
  expect.is(table.headers()['content-disposition'] === 'attachment; filename="list.csv"', `the file’s name says nothing: ${table.headers()['content-disposition']}`)
  expect.is(text.startsWith('case,kind,') && text.includes("'=cmd|Lettings") && !/[,"]=cmd/.test(text), `no cell is run: ${text.slice(0, 400)}`)
  const json = await (await page.request.get(address + '/sharing/json')).json()
  expect.is(json.sharing.some(line => line.kind === 'not_shared'), 'what was not given is in it too')
  await page.goto(address + '/access')
  await expect.text(page, 'Took the sharing ledger out as a file')
  const stranger = await rowan.as('officer3')
  expect.is((await stranger.request.get(address + '/sharing/csv')).status() === 403, 'another team gets nothing')
})

story('SG_23 a manager lists the cases whose risk was never assessed or is out of date', async (rowan, expect) => {
  const page = await rowan.as('manager')
  for (const [value, label] of [['not_known', 'Not assessed by us'], ['out_of_date', 'Out of date']]) {
    await page.goto(rowan.site + '/cases/team')
    await page.selectOption('select[name=risk]', value)
    await page.click('button:has-text("Show cases")')
    expect.is(new URL(page.url()).searchParams.get('risk') === value, page.url())
    await expect.text(page, `Risk: ${label}`)
    for (const tag of await page.locator('.rw-cases .govuk-tag, .rw-cases strong').allInnerTexts())
      if (/risk/i.test(tag)) expect.is(value === 'out_of_date' ? /out of date/i.test(tag) : !/out of date/i.test(tag), `${value}: ${tag}`)
    await good(page, expect, `the list of ${label}`)
  }
  await shot(page, 'risk out of date')
})
