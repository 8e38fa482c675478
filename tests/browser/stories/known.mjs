// Who is already known: shown to whoever may see the case, told to its lead, and nothing to anybody else.
import { shot, story } from '../harness.mjs'

const widths = [360, 768, 1280]
const goodAtEveryWidth = async (page, expect, name) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect.good(page, `${name} at ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const take = async (rowan, page, handle, survivor, harms) => {
  await page.goto(rowan.site + '/reports/new')
  await page.check('input[name=danger][value=no]')
  await page.fill('[name=handle]', handle)
  await page.fill('[name=survivor_name]', survivor)
  if (harms) {
    await page.check('input[name=perpetrator_given][value=named]')
    await page.fill('[name=perpetrator_name]', harms)
  }
  await page.locator('main form button[type=submit]').last().click()
  return new URL(page.url()).pathname.split('/')[2]
}

story('a perpetrator known under another spelling is shown to who may see the case, told to its lead, and to nobody else', async (rowan, expect) => {
  // The officer has a case against whom a name is written.
  const officer = await rowan.as('officer')
  const first = await take(rowan, officer, 'Quarry Lane', 'Philippa Thistlewood', 'Krzysztof Wojciechowski')
  await officer.goto(`${rowan.site}/reports/${first}/open`)
  await officer.check('input[name=person][value=none]').catch(() => {})
  await officer.check('input[name=home][value=none]')
  await officer.locator('main form button[type=submit]').first().click()
  expect.is(/\/cases\/RW-/.test(officer.url()), `a case is opened: ${officer.url()}`)
  const reference = new URL(officer.url()).pathname.split('/')[2]

  // Somebody without access takes a report of the same man under another spelling.
  const other = await rowan.as('lead')
  const second = await take(rowan, other, 'Mill Yard', 'Bella Quillfeather', 'Kristof Wojciehowski')
  await other.goto(`${rowan.site}/reports/${second}`)
  await expect.text(other, 'Is anyone here already known?')
  await expect.noText(other, reference)
  await expect.noText(other, 'Thistlewood')
  await goodAtEveryWidth(other, expect, 'nobody known')

  // The lead of that case is told, and sees whom it is about.
  await officer.goto(rowan.site + '/messages')
  await expect.text(officer, `may concern somebody in your case ${reference}`)
  await officer.goto(`${rowan.site}/reports/${second}`)
  await expect.text(officer, reference)
  await expect.text(officer, 'Krzysztof Wojciechowski, the person who harms')
  await expect.text(officer, 'Could be the same person')
  await goodAtEveryWidth(officer, expect, 'somebody known')
  await shot(officer, 'known')

  // "Not the same" needs a reason, is remembered, and can be taken back.
  await officer.click('text="Save that it is not the same person"')
  await expect.text(officer, 'Say how you know')
  await expect.good(officer, 'no reason given')
  await officer.fill('[name=known_reason]', 'The man in our case is abroad since May')
  await officer.click('text="Save that it is not the same person"')
  await expect.text(officer, 'The man in our case is abroad since May')
  await expect.noText(officer, 'Could be the same person')
  await expect.good(officer, 'set aside')
  await officer.locator('form[action$="/known"] button').first().click()
  await expect.text(officer, 'Could be the same person')
  await officer.context().close()
  await other.context().close()
})

story('two reports that wait and name the same man, and another name that is learned', async (rowan, expect) => {
  const officer = await rowan.as('officer')
  const other = await rowan.as('lead')
  const first = await take(rowan, other, 'Dock Road', 'Petronella Ashdown', 'Bartosz Szczepanski')
  const second = await take(rowan, officer, 'Weir Lane', 'Winifred Oakhanger', 'Bartosz Shchepanski')
  await officer.goto(`${rowan.site}/reports/${second}`)
  await expect.text(officer, 'Report that waits')
  await expect.text(officer, first)
  await goodAtEveryWidth(officer, expect, 'a report that waits is known')

  // A case is opened from the second, and a name he goes by is learned later.
  await officer.goto(`${rowan.site}/reports/${second}/open`)
  await officer.check('input[name=person][value=none]').catch(() => {})
  await officer.check('input[name=home][value=none]')
  await officer.locator('main form button[type=submit]').first().click()
  const reference = new URL(officer.url()).pathname.split('/')[2]
  const third = await take(rowan, other, 'Quay Street', 'Leonora Fairweather', 'Casimir Dudek')
  await officer.goto(`${rowan.site}/reports/${third}`)
  await expect.noText(officer, reference)
  await officer.goto(`${rowan.site}/cases/${reference}/people`)
  await officer.click('a:has-text("Change Other names and details"), a[href$="/person-details"]')
  await goodAtEveryWidth(officer, expect, 'other names, empty')
  await officer.click('main form button:has-text("Save")')
  await expect.text(officer, 'Choose whom it is about')
  await expect.good(officer, 'other names, nothing written')
  await officer.check('input[name=who][value=perpetrator]')
  await officer.fill('[name=names]', 'Casimir Dudek')
  await officer.fill('[name=text]', 'Her sister told us')
  await officer.click('main form button:has-text("Save")')
  await expect.text(officer, 'What is written down')
  await goodAtEveryWidth(officer, expect, 'other names, one written')
  await shot(officer, 'person-details')
  await officer.goto(`${rowan.site}/reports/${third}`)
  await expect.text(officer, reference)
  await officer.goto(rowan.site + '/messages')
  await expect.text(officer, `may concern somebody in your case ${reference}`)
  await officer.context().close()
  await other.context().close()
})

story('SG_39 the same person in other cases is the domestic abuse lead’s alone', async (rowan, expect) => {
  // A name of this story's own: how much it says depends on how many others bear it.
  const officer = await rowan.as('officer')
  for (const [handle, survivor, harms] of [['Elm Court', 'Rosalind Appleyard', 'Oleksandr Bondarchuk'], ['Oak Court', 'Henrietta Larkspur', 'Alexandr Bondartchuk']]) {
    const report = await take(rowan, officer, handle, survivor, harms)
    await officer.goto(`${rowan.site}/reports/${report}/open`)
    await officer.check('input[name=person][value=none]').catch(() => {})
    await officer.check('input[name=home][value=none]')
    await officer.locator('main form button[type=submit]').first().click()
  }
  await officer.context().close()
  const lead = await rowan.as('lead')
  await lead.goto(rowan.site + '/same-person')
  await expect.text(lead, 'The same person in other cases')
  await expect.text(lead, 'Alexandr Bondartchuk')
  await goodAtEveryWidth(lead, expect, 'the same person in other cases')
  await shot(lead, 'same-person')
  await lead.selectOption('[name=pick]', { label: (await lead.locator('[name=pick] option').allTextContents()).find(text => text.includes('Alexandr Bondartchuk')) })
  await lead.click('text="Save that they are not the same person"')
  await expect.text(lead, 'Say how you know')
  await expect.good(lead, 'the same person, no reason given')
  await lead.selectOption('[name=pick]', { label: (await lead.locator('[name=pick] option').allTextContents()).find(text => text.includes('Alexandr Bondartchuk')) })
  await lead.fill('[name=known_reason]', 'One of them is twenty years older')
  await lead.click('text="Save that they are not the same person"')
  await expect.text(lead, 'One of them is twenty years older')
  await goodAtEveryWidth(lead, expect, 'said not to be the same person')
  await lead.locator('main form button:has-text("again")').first().click()
  await expect.noText(lead, 'One of them is twenty years older')
  await lead.context().close()
  for (const name of ['officer', 'manager', 'admin', 'auditor']) {
    const page = await rowan.as(name)
    const answer = await page.goto(rowan.site + '/same-person')
    expect.is(answer.status() !== 200, `${name} is refused: ${answer.status()}`)
    await page.context().close()
  }
})
