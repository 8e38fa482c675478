// Sharing, letters, a chronology for a court, the other person's copy, a photograph: end to end in the real program.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shot, story } from '../harness.mjs'

const kept = {}
const tick = (page, name, value) => page.check(`input[name="${name}"][value="${value}"]`)
const send = page => page.click('main form:not([action*="/notes"]) button[type=submit] >> nth=0')

// What poppler reads out of the PDF behind a link.
async function pdf (page, path) {
  const answer = await page.request.get(path)
  const folder = mkdtempSync(join(tmpdir(), 'rowan-pdf-'))
  try {
    const file = join(folder, 'x.pdf')
    writeFileSync(file, await answer.body())
    const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' })
    return { name: answer.headers()['content-disposition'], text: run('pdftotext', '-layout', file, '-'), info: run('pdfinfo', file), tags: run('pdfinfo', '-struct', file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstCase (rowan, page) {
  if (kept.case) return kept.case
  await page.goto(rowan.site + '/cases')
  const links = await page.locator('a[href^="/cases/RW-"]').evaluateAll(all => all.map(a => a.getAttribute('href').match(/RW-\d+-[A-Z]/)[0]))
  kept.case = links[0]
  return kept.case
}

story('CX_5_3 sharing without consent is refused without a risk of harm and saved at once with it; not sharing is written down too', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const site = `${rowan.site}/cases/${await firstCase(rowan, page)}`
  await page.goto(site + '/more')
  await page.click('text=What was shared with whom')
  await expect.good(page, 'sharing')
  await page.click('text=Write down what was shared')
  await expect.good(page, 'write down sharing')
  await page.fill('[name=agency]', 'Wexcombe police')
  await page.selectOption('[name=method]', 'phone')
  await page.fill('[name=what]', 'That he was at the door on Sunday')
  await page.fill('[name=why]', 'They are looking for him')
  await page.fill('[name=least]', 'The date and the street')
  await tick(page, 'consent', 'not_sought')
  await page.fill('[name=not_sought]', 'He has the phone')
  await tick(page, 'told', 'no')
  await page.fill('[name=not_told]', 'No safe way today')
  await page.selectOption('[name=basis]', 'recognised_safeguarding')
  await page.click('text=Save >> nth=0')
  await expect.text(page, 'There is a problem')
  await expect.good(page, 'sharing with errors')
  await page.fill('[name=risk]', 'He said on Sunday that he would come back with a knife')
  await page.click('main button[type=submit]:has-text("Save")')
  await expect.text(page, 'come back with a knife')
  await page.click('text=Write down what was not shared')
  await page.fill('[name=agency]', 'A letting agent')
  await page.fill('[name=what]', 'The new address')
  await page.fill('[name=why]', 'They have no need of it')
  await page.click('main button[type=submit]:has-text("Save")')
  await expect.text(page, 'Not shared with')
  await expect.good(page, 'ledger')
  await shot(page, 'ledger')
})

story('SG_1 CX_0_8 a letter needs a safe way, and says nothing of who sent it', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const site = `${rowan.site}/cases/${await firstCase(rowan, page)}`
  await page.goto(site + '/safe-contact/new')
  await tick(page, 'safety', 'approved')
  await page.selectOption('[name=kind]', 'letter')
  await page.fill('[name=value]', '2 Elm Court, Wexcombe ZZ1 1AA')
  await page.fill('[name=approved_by]', 'Herself, by phone today')
  await page.fill('[name=check_by-day]', '1')
  await page.fill('[name=check_by-month]', '3')
  await page.fill('[name=check_by-year]', String(new Date().getFullYear() + 1))
  await page.click('main form button[type=submit]')
  await page.goto(site + '/documents')
  await expect.good(page, 'documents')
  await page.click('a[href$="/documents/new/letter"]')
  await expect.good(page, 'letter form')
  await tick(page, 'audience', 'survivor')
  await page.check('input[name=channel] >> nth=-1')
  await page.fill('[name=subject]', 'Your boiler')
  await page.fill('[name=text]', 'We know of the abuse.')
  await page.fill('[name=purpose]', 'To arrange a talk')
  await page.click('text=Make the document')
  await expect.text(page, 'Say it in another way')
  await page.fill('[name=text]', 'We come on Monday at ten.')
  await page.click('text=Make the document')
  await expect.text(page, 'Open it to print or send')
  await expect.good(page, 'letter made')
  const letter = await pdf(page, page.url() + '/copy')
  expect.is(/2 Elm Court/.test(letter.text) && /Monday at ten/.test(letter.text), `the letter has address and words: ${letter.text}`)
  expect.is(!/Northbrook/.test(letter.text), 'our name is not on it')
  expect.is(/filename="letter-\d+\.pdf"/.test(letter.name), `the name of the file tells nothing: ${letter.name}`)
  expect.is(/Title: +Letter\n/.test(letter.info), 'the title tells nothing')
})

story('CX_5_3 SG_3 a chronology for a court is tagged, numbered, and holds no way of contact', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const site = `${rowan.site}/cases/${await firstCase(rowan, page)}`
  await page.goto(site + '/documents/new/chronology')
  await expect.good(page, 'chronology form')
  await tick(page, 'audience', 'court')
  await page.fill('[name=recipient]', 'Wexcombe County Court')
  await tick(page, 'other_side', 'no')
  await tick(page, 'about', 'everyone')
  await page.fill('[name=purpose]', 'Hearing in March')
  await page.click('text=Make the document')
  await expect.text(page, 'Wexcombe County Court')
  const court = await pdf(page, page.url() + '/copy')
  expect.is(/Tagged: +yes/.test(court.info), 'it is tagged')
  expect.is((court.tags.match(/H3/g) ?? []).length > 3, 'each entry is a heading')
  expect.is(/Page 1 of \d+/.test(court.text) && /Copy RW-/.test(court.text) && /Made by/.test(court.text), 'page, copy and who made it are on it')
  expect.is(!/Elm Court|ZZ1 1AA/.test(court.text), 'the safe address is not')
  await page.click('text=Write down that it was shared')
  expect.is(await page.inputValue('[name=agency]') === 'Wexcombe County Court', 'the ledger knows for whom it was made')
})

story('SG_5 SG_28 the other person’s copy waits for a second person who has read it', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const site = `${rowan.site}/cases/${await firstCase(rowan, page)}`
  await page.goto(site + '/perpetrator')
  await tick(page, 'given', 'named')
  await page.fill('[name=name]', 'Craig Marsh')
  await page.click('main form button[type=submit]')
  await page.goto(site + '/documents/new/own_file')
  await page.fill('[name=purpose]', 'Request of 3 November')
  await page.click('text=Make the document')
  await expect.text(page, 'Waits for a second person')
  await expect.good(page, 'waiting document')
  const address = page.url()
  expect.is((await page.request.get(address + '/copy')).headers()['content-type'] !== 'application/pdf', 'it cannot be opened yet')
  const read = who => who.evaluate(async () => {
    const form = [...document.querySelectorAll('form')].find(f => f.action.endsWith('/read'))
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    return answer.headers.get('content-type')
  })
  expect.is(await read(page) === 'application/pdf', 'its maker reads it')
  const manager = await rowan.as('manager')
  await manager.goto(address)
  expect.is(await read(manager) === 'application/pdf', 'the manager reads it')
  await manager.goto(address)
  await tick(manager, 'approved', 'yes')
  await manager.fill('[name=reason]', 'Nobody else is in it')
  await manager.click('main button:has-text("Save")')
  await expect.text(manager, 'May go')
  const copy = await pdf(page, address + '/copy')
  expect.is(/Craig Marsh/.test(copy.text) && !/Elm Court|police|knife/.test(copy.text), `nothing of anybody else: ${copy.text}`)
})

story('CX_4_12a a photograph is kept as it came, and shown without what the phone wrote into it', async (rowan, expect) => {
  const page = await rowan.as('officer')
  const site = `${rowan.site}/cases/${await firstCase(rowan, page)}`
  await page.goto(site + '/photos/new')
  await expect.good(page, 'photograph form')
  await page.click('text=Keep photograph')
  await expect.text(page, 'Choose the photograph')
  const picture = readFileSync(join(import.meta.dirname, '../../data/photos/door.jpg'))
  await page.setInputFiles('[name=photo]', { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.fill('[name=what]', 'Front door, kicked in')
  await page.fill('[name=where]', 'Hall')
  await page.click('text=Keep photograph')
  await expect.text(page, 'Front door, kicked in')
  await expect.good(page, 'photographs')
  const shown = page.locator('main img').first()
  expect.is(await shown.evaluate(image => image.decode().then(() => image.naturalWidth > 0)), 'the copy is a picture')
  const copy = await (await page.request.get(rowan.site + await shown.getAttribute('src'))).body()
  const original = await (await page.request.get(rowan.site + await shown.getAttribute('src') + '/original')).body()
  expect.is(original.equals(picture), 'the original is as it came')
  expect.is(picture.includes('51.5074') && !copy.includes('51.5074') && !copy.includes('Exif'), 'the place is in the original only')
})

story('documents, sharing and photographs fit a small phone', async (rowan, expect) => {
  const page = await rowan.as('officer', { viewport: { width: 360, height: 740 } })
  const site = `${rowan.site}/cases/${await firstCase(rowan, page)}`
  for (const below of ['/documents', '/documents/new/letter', '/documents/new/referral', '/documents/new/chronology', '/sharing', '/sharing/new', '/sharing/not', '/photos', '/photos/new', '/more']) {
    await page.goto(site + below)
    await expect.good(page, below)
  }
  await page.goto(site + '/documents')
  const one = page.locator('main a:has-text("Open")').first()
  if (await one.count()) {
    await one.click()
    await expect.good(page, 'a document')
  }
})
