// Patterns in repairs and noise: from a landlord's export to a case, and what anybody else can tell of it.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shot, story } from '../harness.mjs'

const widths = [360, 768, 1280]
const goodAtEveryWidth = async (page, expect, name) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect.good(page, `${name} at ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const save = (page) => page.click('main form button[type=submit]')

// A year of jobs and complaints for the demo's homes: ordinary ones, and two homes where damage comes again and again.
const uprn = n => `9999${String(n).padStart(8, '0')}`
const day = ago => {
  const date = new Date(Date.now() - ago * 86_400_000)
  const two = n => String(n).padStart(2, '0')
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
}
const year = () => {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-jobs-'))
  const ordinary = ['No hot water', 'Kitchen tap drips', 'Front door sticks in wet weather', 'Radiator cold at the top', 'Smoke alarm bleeps']
  let jobs = 'Order No,UPRN,Date raised,SOR code,Description\r\n'
  let number = 900000
  for (let home = 1; home <= 120; home++)
    for (let n = 0; n < 3; n++) jobs += `${++number},${uprn(home)},${day(10 + (home * 31 + n * 113) % 350)},N6${home % 9}0000,"${ordinary[(home + n) % 5]}, tenant ""at home"""\r\n`
  for (const home of [61, 83]) for (const ago of [20, 95, 160, 210]) jobs += `${++number},${uprn(home)},${day(ago)},N321305,"Front door kicked in,\r\nframe split"\r\n`
  jobs += `${++number},${uprn(84)},99/99/2026,N321305,Door kicked in\r\n`
  let noise = 'Case ref;UPRN;Reported;Category;Details;Reported by\r\n'
  for (let home = 1; home <= 40; home++) noise += `N-${home};${uprn(home * 3)};${day((home * 29) % 340)};Noise;Loud music at night;caller ${home}\r\n`
  noise += `N-900;${uprn(61)};${day(24)};Noise;Screaming and things being thrown;caller 900\r\n`
  writeFileSync(join(folder, 'jobs.csv'), jobs)
  writeFileSync(join(folder, 'noise.csv'), noise)
  return folder
}
const untilRead = async page => {
  for (let tries = 0; tries < 40 && await page.locator('text="See how far it is"').count(); tries++) {
    await new Promise(later => setTimeout(later, 250))
    await page.goto(page.url())
  }
}
const bring = async (rowan, page, kind, file) => {
  await page.goto(rowan.site + '/patterns/files')
  await page.check(`input[name=kind][value=${kind}]`)
  await page.setInputFiles('#file', file)
  await page.click('text="Look at the file"')
  await untilRead(page)
}

story('NHG_16 a year of jobs and complaints is brought in, a rule is switched on by its cost, and a case is opened from a prompt', async (rowan, expect) => {
  const folder = year()
  const page = await rowan.as('lead')
  await page.goto(rowan.site + '/patterns')
  await expect.text(page, 'Patterns to look at')
  await goodAtEveryWidth(page, expect, 'patterns')
  await shot(page, 'patterns')

  await bring(rowan, page, 'repair', join(folder, 'jobs.csv'))
  await expect.text(page, 'Nothing has been taken in yet')
  await expect.text(page, 'Import the good rows')
  await expect.text(page, 'Date raised')
  await expect.noText(page, '99/99/2026')
  await goodAtEveryWidth(page, expect, 'what is in the file')
  await shot(page, 'patterns-file')
  await page.click('text="Import the good rows"')
  await untilRead(page)
  await expect.text(page, 'The file is imported')
  await bring(rowan, page, 'noise', join(folder, 'noise.csv'))
  await page.locator('form[action="/patterns/files/import"] button').click()
  await untilRead(page)
  await expect.text(page, 'The file is imported')
  await page.goto(rowan.site + '/patterns/files')
  await goodAtEveryWidth(page, expect, 'files')

  await page.goto(rowan.site + '/patterns/rules')
  await expect.text(page, 'By chance alone')
  await goodAtEveryWidth(page, expect, 'rules')
  await shot(page, 'patterns-rules')
  await page.click('text="Damage again and again"')
  await expect.text(page, 'What each threshold would flag')
  await expect.text(page, 'Whom it would flag')
  await goodAtEveryWidth(page, expect, 'one rule')
  await shot(page, 'patterns-rule')
  await page.click('text="Switch on"')
  await expect.text(page, 'Say why this rule is worth what it costs')
  await page.fill('[name=reason]', 'Two homes more: we can look at both this month')
  await page.click('text="Switch on"')
  await expect.text(page, 'Switched before')

  await page.goto(rowan.site + '/patterns')
  await page.locator('tr', { hasText: 'Damage again and again' }).first().locator('a').click()
  await expect.text(page, 'What speaks against it')
  await expect.text(page, 'kicked in')
  await goodAtEveryWidth(page, expect, 'one pattern')
  await shot(page, 'pattern')
  const pattern = page.url()
  await page.check('input[name=outcome][value=no_concern]')
  await page.locator('form[action$="/answer"] button').click()
  await expect.text(page, 'Choose why there is no concern')
  await page.check('input[name=person][value=none]')
  await page.fill('[name=case_reason]', 'The door four times, and the school had rung')
  await page.click('text="Open a case"')
  expect.is(/\/cases\/RW-/.test(page.url()), `a case is opened: ${page.url()}`)
  await expect.good(page, 'the case from a pattern')

  // The rest is dealt with too, and the figures say what it brought.
  await page.goto(rowan.site + '/patterns')
  await page.locator('main table').first().locator('tbody a').first().click()
  await page.check('input[name=outcome][value=no_concern]')
  await page.check('input[name=why][value=works]')
  await page.fill('[name=reason]', 'Doors renewed in the whole street this summer')
  await page.locator('form[action$="/answer"] button').click()
  await page.goto(rowan.site + '/patterns/figures')
  await expect.text(page, 'Planned works, or getting the home ready to let: 1')
  await goodAtEveryWidth(page, expect, 'figures')

  // Nobody else can tell: not by the menu, the addresses, the messages, the reports or the answers.
  for (const name of ['officer', 'manager', 'income', 'operative', 'admin', 'auditor']) {
    const other = await rowan.as(name)
    const nothing = await other.goto(rowan.site + '/nothing-of-the-kind')
    const words = await other.innerText('main')
    for (const path of ['/patterns', '/patterns/rules', '/patterns/files', '/patterns/figures', new URL(pattern).pathname]) {
      const answer = await other.goto(rowan.site + path)
      expect.is(answer.status() === nothing.status() && await other.innerText('main') === words, `${name} ${path}: ${answer.status()}`)
    }
    expect.is(await other.locator('nav >> text="Patterns"').count() === 0, `${name} has no menu entry`)
    await other.goto(rowan.site + '/messages')
    await expect.noText(other, 'to look at')
    await other.context().close()
  }
})

story('SG_30 SG_31 SG_32 a colleague asks before acting, waits without a reason, and is answered', async (rowan, expect) => {
  const page = await rowan.as('income')
  await page.goto(rowan.site + '/')
  expect.is(page.url().endsWith('/before-acting'), `it begins there: ${page.url()}`)
  await goodAtEveryWidth(page, expect, 'before acting')
  const lead = await rowan.as('lead')
  await lead.goto(rowan.site + '/patterns')
  const address = await lead.locator('main table').first().locator('tbody a').first().innerText()
  await page.fill('[name=where]', address)
  await page.check('input[name=act][value=recharge]')
  await save(page)
  if (await page.locator('input[name=home]').count()) {
    await page.locator('input[name=home]').first().check()
    await save(page)
  }
  await expect.text(page, 'Wait. Someone will come back to you')
  await goodAtEveryWidth(page, expect, 'the answer')
  await shot(page, 'before-acting-wait')
  const asked = page.url()
  const answer = (await page.innerText('main')).toLowerCase()
  for (const word of ['abuse', 'domestic', 'pattern', 'case', 'police']) expect.is(!answer.includes(word), `“${word}” is in the answer`)
  await lead.goto(rowan.site + '/before-acting/waiting')
  await goodAtEveryWidth(lead, expect, 'who waits')
  await lead.locator('tr', { hasText: 'A charge for a repair' }).first().locator('a').click()
  await expect.text(lead, 'Why it waits')
  await goodAtEveryWidth(lead, expect, 'one who waits')
  await lead.check('input[name=answer][value=no]')
  await lead.fill('[name=reason]', 'The damage is part of what we look at')
  await lead.fill('[name=words]', 'Leave the charge until the end of the month')
  await save(lead)
  await page.goto(asked)
  await expect.text(page, 'Do not go ahead')
  await expect.text(page, 'Leave the charge until the end of the month')
  await expect.noText(page, 'part of what we look at')

  // A home that was not found is named, or said to be none of ours, before a yes.
  await page.goto(rowan.site + '/before-acting')
  await page.fill('[name=where]', 'The house by the school')
  await page.check('input[name=act][value=visit]')
  await save(page)
  await expect.text(page, 'Wait. Someone will come back to you')
  const unknown = page.url()
  await lead.goto(rowan.site + '/before-acting/waiting')
  await lead.click('text="The house by the school"')
  await expect.text(lead, 'Which home is it?')
  await goodAtEveryWidth(lead, expect, 'a home to be named')
  await lead.fill('[name=find]:visible', address)
  await lead.click('button:has-text("Look")')
  await expect.text(lead, address)
  await lead.check('input[name=answer][value=yes]')
  await lead.fill('[name=reason]', 'Seen on the map')
  await lead.click('button:has-text("Save")')
  await expect.text(lead, 'Choose which home it is, or say that it is none of ours')
  await goodAtEveryWidth(lead, expect, 'a home that was not named')
  await lead.check('input[name=home][value=none]')
  await lead.click('button:has-text("Save")')
  await page.goto(unknown)
  await expect.text(page, 'You may go ahead')
})

story('SG_34 an operative says with one tap that something is not right, and the team alone reads it', async (rowan, expect) => {
  const page = await rowan.as('operative', { viewport: { width: 360, height: 740 } })
  await page.goto(rowan.site + '/concern')
  await expect.good(page, 'concern at 360')
  for (const word of ['abuse', 'domestic', 'violence', 'victim']) await expect.noText(page, word)
  await page.fill('[name=where]', 'The flat over the shop, Mill Lane')
  await page.fill('[name=text]', 'A hole in every door')
  await page.click('button:has-text("Something is not right")')
  await expect.text(page, 'Thank you')
  await expect.good(page, 'thanks at 360')
  await expect.noText(page, 'A hole in every door')
  const lead = await rowan.as('lead')
  await lead.goto(rowan.site + '/patterns')
  await lead.click('text="The flat over the shop, Mill Lane"')
  await expect.text(lead, 'A hole in every door')
  await expect.text(lead, 'Which home is it?')
  await goodAtEveryWidth(lead, expect, 'a concern')
})
