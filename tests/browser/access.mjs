// Need to know, as somebody who must not know would try it.
import { story } from './harness.mjs'

const anyCase = async (rowan, name) => {
  const page = await rowan.as(name)
  await page.goto(rowan.site + '/cases')
  return (await page.locator('.rw-cases__name').first().getAttribute('href')).split('/').pop()
}
// A page with what differs at each answer taken out: tokens, times, names of the reader.
const plain = html => html.replace(/name="_token" value="[^"]*"/g, '').replace(/midday|midnight|\d{1,2}(:\d\d)?(am|pm)/g, '').replace(/RW-\d+-[A-Z]/g, 'REF').replace(/data-rw-session-end="[^"]*"/g, '').replace(/<span class="moj-notification-badge">.*?<\/span><\/span>/g, '')

story('NHG_17 CX_5_2 a case somebody may not see does not exist for them in lists, search and addresses', async (rowan, expect) => {
  const reference = await anyCase(rowan, 'officer')
  const mine = await rowan.as('officer')
  await mine.goto(`${rowan.site}/cases/${reference}`)
  const name = await mine.innerText('h1')
  const other = await rowan.as('officer3')
  await other.goto(rowan.site + '/cases/team')
  await expect.noText(other, name)
  await other.goto(rowan.site + '/cases')
  await other.fill('[name=q]', name)
  await other.locator('[name=q]').press('Enter')
  await expect.noText(other, reference)
  const there = await other.goto(`${rowan.site}/cases/${reference}`)
  const thereText = plain(await there.text())
  const gone = await other.goto(`${rowan.site}/cases/RW-999999-${'A'}`)
  expect.is([403, 404].includes(there.status()), `the answer is ${there.status()}`)
  // A well-formed reference of a case that is not there gives the same page.
  for (const letter of 'ABCDEFGHJKLMNPQRSTUVWXYZ') {
    const none = await other.goto(`${rowan.site}/cases/RW-999999-${letter}`)
    if (none.status() !== there.status()) continue
    expect.is(plain(await none.text()) === thereText, 'the answers for a hidden case and for none are the same')
    expect.is(gone !== null, 'asked')
    return
  }
  expect.is(false, 'no well-formed reference was found')
})

story('NHG_14 SG_33 a case linked to staff is for the people named on it, not for the manager of the team', async (rowan, expect) => {
  const lead = await rowan.as('lead')
  await lead.goto(rowan.site + '/cases')
  const href = await lead.locator('.rw-cases__name').first().getAttribute('href')
  const response = await lead.goto(rowan.site + href)
  expect.is(response.status() === 200, 'the lead opens it')
  await expect.text(lead, 'Restricted')
  const manager = await rowan.as('manager')
  const answer = await manager.goto(rowan.site + href)
  expect.is([403, 404].includes(answer.status()), `the manager gets ${answer.status()}`)
})

story('CX_5_2 a bar on a named colleague beats everything, and they are not told', async (rowan, expect) => {
  const reference = await anyCase(rowan, 'officer')
  const page = await rowan.as('officer')
  await page.goto(`${rowan.site}/cases/${reference}`)
  const name = await page.innerText('h1')
  const manager = await rowan.as('manager2')
  await page.goto(`${rowan.site}/cases/${reference}/access`)
  const boss = rowan.user('manager2')
  expect.is(Boolean(boss), 'there is a second manager')
  const value = await page.locator('[name=who] option').evaluateAll((all, n) => all[all.length - 1].value, name)
  await page.selectOption('[name=who]', value)
  await page.fill('[name=bar_reason]', 'A relative of the other person')
  await page.click('text=Keep it from them')
  await expect.text(page, 'Must not see it')
  const answer = await manager.goto(`${rowan.site}/cases/${reference}`)
  expect.is([403, 404].includes(answer.status()), 'another team sees nothing either way')
})

story('CX_5_2 urgent access lasts one hour, needs a reason, and the lead is told at once', async (rowan, expect) => {
  const reference = await anyCase(rowan, 'officer')
  const page = await rowan.as('officer3')
  await page.goto(`${rowan.site}/cases/${reference}`)
  await expect.good(page, 'cannot open')
  await page.click('text=Open for one hour')
  await expect.text(page, 'There is a problem')
  await page.fill('[name=why]', 'She is at the front desk and is bleeding')
  await page.click('text=Open for one hour')
  await expect.text(page, 'You have urgent access for one hour')
  const lead = await rowan.as('officer')
  await lead.goto(rowan.site + '/messages')
  await expect.text(lead, 'for one hour')
})

story('CX_5_2 administrators, auditors and operatives see no case by virtue of their role', async (rowan, expect) => {
  const reference = await anyCase(rowan, 'officer')
  for (const name of ['admin', 'auditor', 'operative']) {
    const page = await rowan.as(name)
    for (const path of ['/cases', `/cases/${reference}`, '/reports', `/cases/${reference}/access`]) {
      const answer = await page.goto(rowan.site + path)
      expect.is(answer.status() === 404, `${name} ${path}: ${answer.status()}`)
    }
  }
})

story('SG_34 an operative says that something is not right, and reads nothing', async (rowan, expect) => {
  const page = await rowan.as('operative')
  await page.goto(rowan.site + '/reports/new')
  await page.check('input[name="danger"][value="unknown"]')
  await page.fill('[name=handle]', 'Flat with the broken door')
  await page.click('main form button[type=submit]')
  expect.is(page.url().endsWith('/reports/taken'), `thanks, and no more: ${page.url()}`)
  await expect.good(page, 'taken')
  await expect.noText(page, 'Flat with the broken door')
})

story('NHG_2 a report ends without a case only with a reason and a second person', async (rowan, expect) => {
  const page = await rowan.as('officer')
  await page.goto(rowan.site + '/reports/new')
  await page.check('input[name="danger"][value="no"]')
  await page.fill('[name=handle]', 'A call about parking')
  await page.click('main form button[type=submit]')
  const address = page.url()
  const end = page.locator('form[action$="/end"]')
  await end.locator('button').click()
  await expect.text(page, 'There is a problem')
  await page.locator('form[action$="/end"] [name=reason]').fill('About parking only; nobody is afraid')
  await page.locator('form[action$="/end"] button').click()
  await page.goto(address)
  await expect.text(page, /second person|agree/i)
  const other = await rowan.as('manager')
  await other.goto(address)
  const answer = other.locator('form[action$="/end/answer"]')
  await answer.locator('input[type=radio]').first().check()
  await answer.locator('[name=reason]').fill('I agree: it was about parking')
  await answer.locator('button').first().click()
  await other.goto(rowan.site + '/reports/ended')
  await expect.text(other, 'A call about parking')
  await expect.good(other, 'ended reports')
})
