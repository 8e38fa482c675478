// Holding the person who harms to account: what comes before a notice, an order on the case, legal routes, keeping in touch, departures.
import { story } from '../harness.mjs'

const widths = [360, 768, 1280]
const goodAtEveryWidth = async (page, expect, name) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect.good(page, `${name} at ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const date = async (page, field, ahead) => {
  const day = new Date(Date.now() + ahead * 86_400_000)
  await page.fill(`[name=${field}-day]`, String(day.getUTCDate()))
  await page.fill(`[name=${field}-month]`, String(day.getUTCMonth() + 1))
  await page.fill(`[name=${field}-year]`, String(day.getUTCFullYear()))
}
const openCase = async (rowan, page) => {
  await page.goto(rowan.site + '/cases')
  return rowan.site + (await page.locator('.rw-cases__name').first().getAttribute('href'))
}
const save = (page) => page.click('main form button[type=submit]')

story('CX_4_5 CX_4_8 an order is kept with its terms, stands on top of the case, and a breach goes with it', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const address = await openCase(rowan, page)
  await page.goto(address + '/legal-routes')
  await expect.text(page, 'Ground 14A')
  await expect.text(page, 'unlikely to return')
  await goodAtEveryWidth(page, expect, 'legal routes')
  await page.goto(address + '/records/order')
  await goodAtEveryWidth(page, expect, 'the form of an order')
  await save(page)
  await expect.text(page, 'Fill in: Who asked for it?')
  await page.check('input[name=value][value=non_molestation]')
  await page.check('input[name=applicant][value=survivor]')
  await page.fill('[name=court]', 'Northbrook Family Court')
  await date(page, 'made_on', -1)
  await page.fill('[name=terms]', 'Not within 100 metres of Ash Road')
  await page.check('input[name=keeps_out][value=yes]')
  await page.check('input[name=until][value=date]')
  await date(page, 'expires_on', 20)
  await save(page)
  await expect.text(page, 'The order ends: ask whether another is needed')
  await page.click('main >> text="A breach"')
  await page.check('input[name=police][value=told_by_us]')
  await page.fill('[name=text]', 'He stood at the gate for an hour')
  await save(page)
  await page.goto(address)
  await expect.text(page, 'Not within 100 metres of Ash Road')
  await expect.text(page, '1 breach on record')
  await goodAtEveryWidth(page, expect, 'the case with its order')
})

story('CX_4_13a CX_4_13b CX_4_13c keeping in touch is shown as facts, and the route stays shut without them', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const address = await openCase(rowan, page)
  await page.goto(address + '/engagement')
  await expect.text(page, 'What may stand behind a silence')
  await expect.text(page, 'Deal with it as antisocial behaviour')
  await goodAtEveryWidth(page, expect, 'keeping in touch')
  await page.goto(address + '/records/engagement')
  await page.check('input[name=value][value=unknown]')
  await page.fill('[name=text]', 'She is uncooperative')
  await save(page)
  await expect.text(page, 'judges them')
  await goodAtEveryWidth(page, expect, 'the form with a verdict in it')
})

story('CX_3_2d a departure is written down by the officer and read by the manager', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const address = await openCase(rowan, page)
  await page.goto(address + '/records/deviation')
  await page.check('input[name=value][value=other_way]')
  await page.fill('[name=duty]', 'Offer an interview')
  await page.fill('[name=text]', 'By letter to the library, as she asked at the desk today')
  await save(page)
  const manager = await rowan.as('manager')
  await manager.goto(rowan.site + '/deviations')
  await expect.text(manager, 'Departures from the duties')
  await goodAtEveryWidth(manager, expect, 'departures')
})
