// Risk, from "not assessed" to out of date, as the people on a case meet it.
import { story } from '../harness.mjs'

const widths = [360, 768, 1280]
const goodAtEveryWidth = async (page, expect, name) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect.good(page, `${name} at ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const openCase = async (rowan, page) => {
  await page.goto(rowan.site + '/cases?risk=unknown')
  const href = await page.locator('.rw-cases__name').first().getAttribute('href')
  return rowan.site + href
}
const save = async page => { await page.click('main form button:not([name=later]):text("Save")') }

story('CX_2_2 SG_37 the risk is assessed, a critical factor asks for a judgement, and score, judgement and own view stand apart', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const address = await openCase(rowan, page)
  await page.goto(address)
  await expect.text(page, 'Risk not assessed')
  await page.click('aside >> text=What it rests on')
  await expect.text(page, 'Not assessed is not low.')
  await goodAtEveryWidth(page, expect, 'not assessed')
  await page.click('text=Assess the risk')
  await expect.text(page, 'Not a validated checklist')
  await goodAtEveryWidth(page, expect, 'the form')

  await page.check('input[name=with][value=survivor]')
  await page.check('input[name=answer-ruled][value=yes]')
  await page.check('input[name=answer-life][value=yes]')
  await page.check('input[name=answer-hurt][value=unknown]')
  await page.check('input[name=own_view][value=worried]')
  await page.fill('[name=own_words]', 'I keep my shoes by the door')
  await page.check('input[name=suicide_survivor][value=no]')
  await save(page)
  await expect.text(page, 'Record your own judgement, whatever the score')
  expect.is(await page.isChecked('input[name=answer-life][value=yes]'), 'what was answered is still there')
  await goodAtEveryWidth(page, expect, 'the form with an error')
  await page.check('input[name=judgement][value=high]')
  await page.fill('[name=judgement_why]', 'It was said twice this week, before others')
  await save(page)

  await expect.text(page, 'High risk')
  await expect.text(page, 'Professional judgement says High.')
  await expect.text(page, '5 points: Medium')
  await expect.text(page, 'They are worried that it will get worse')
  await expect.text(page, 'I keep my shoes by the door')
  await goodAtEveryWidth(page, expect, 'assessed')
  await page.click('text=Read the answers')
  await expect.text(page, 'What was asked')
  await goodAtEveryWidth(page, expect, 'the answers')
  await page.goto(rowan.site + '/cases?risk=high')
  await expect.text(page, 'High risk')
})

story('SG_36 SG_23 what happens and what is coming makes the assessment out of date, and an assessment by others stands beside it', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const address = await openCase(rowan, page)
  await page.goto(address + '/review/new')
  await page.check('input[name=answer-way_in][value=no]')
  await page.click('text=Put by for later')
  await page.click('text=Go on with it')
  expect.is(await page.isChecked('input[name=answer-way_in][value=no]'), 'what was put by is there')
  await save(page)
  await expect.text(page, 'Standard risk')

  await page.click('text=Write down an assessment we received')
  await goodAtEveryWidth(page, expect, 'the form for what we received')
  await page.fill('[name=agency]', 'Police')
  await page.check('input[name=grade][value=medium]')
  await page.fill('[name=text]', 'Graded after the call-out')
  await save(page)
  await expect.text(page, 'Medium risk, out of date')
  await expect.text(page, 'Raised to Medium by the assessment of Police')

  await page.goto(address + '/review/new')
  await page.check('input[name=answer-way_in][value=no]')
  await page.check('input[name=judgement][value=medium]')
  await page.fill('[name=judgement_why]', 'As the police')
  await save(page)
  await expect.noText(page, 'Out of date.')
  await page.click('text=Something has changed')
  await goodAtEveryWidth(page, expect, 'the form for what changed')
  const day = new Date(Date.now() + 10 * 86_400_000)
  await page.check('input[name=cause][value=release]')
  await page.fill('[name=text]', 'Probation told us the day')
  await page.fill('[name=on-day]', String(day.getDate()))
  await page.fill('[name=on-month]', String(day.getMonth() + 1))
  await page.fill('[name=on-year]', String(day.getFullYear()))
  await save(page)
  await expect.text(page, 'Medium risk, out of date')
  await expect.text(page, 'Release from prison or custody')
  await goodAtEveryWidth(page, expect, 'out of date')
  await page.goto(address + '/tasks')
  await expect.text(page, 'Assess the risk again')
})
