// One whole case under Notting Hill Genesis' policy, from a sister's call to a new home, the end of the case and its chronology.
// The stories build on each other and are told in this order.
import { CaseBook, answer, inDays, labelOf, pdf, refused, resident, save } from '../book.mjs'
import { story } from '../harness.mjs'

let book, manager
const people = {}
const open = async (rowan, expect) => {
  const page = await rowan.as('officer')
  manager = await rowan.as('manager')
  book = new CaseBook(rowan, expect, page, people.reference)
  return book
}
const contact = async (outcome, text) => {
  await book.go('/contacts/new')
  await book.page.locator('input[name=channel]').first().check()
  await answer(book.page, { outcome, text })
  await save(book.page)
  return refused(book.page)
}

story('CX_1_3 NHG_20 whole case: the owner of the home chooses the policy, and nobody is approached before there is a plan', async (rowan, expect) => {
  const page = await rowan.as('officer')
  Object.assign(people, resident(rowan, 'ROWAN-LIVING', 'sole'))
  await page.goto(rowan.site + '/reports/new')
  await answer(page, {
    danger: 'unknown', handle: 'The sister who rang', route: 'relative', reporter_name: 'Odette Marl', reporter_relation: 'Her sister', survivor_name: people.name,
    survivor_address: `${people.line}, ${people.postcode}`, account: 'She is not let out alone and has bruises.', abuse_types: ['physical', 'psychological']
  })
  await save(page)
  expect.is(!(await refused(page)), await refused(page))
  await page.click('main a:has-text("Open a case")')
  await answer(page, { person: await page.locator('main label', { hasText: people.name }).first().evaluate(label => document.getElementById(label.htmlFor).value), age_band: '18_plus' })
  await save(page)
  people.reference = page.url().match(/RW-\d+-[A-Z]/)?.[0]
  expect.is(Boolean(people.reference), `a case was opened: ${page.url()}`)
  await open(rowan, expect)
  await expect.text(page, 'Notting Hill Genesis')
  await expect.text(page, 'Enquiry')
  await book.looks(page, 'nhg the case is new')
  await book.done('/safe-contact/new', { safety: 'approved', kind: 'text', value: '07700 900455', say: 'About the window survey', approved_by: 'Herself, through her sister', check_by: inDays(40) })
  expect.is(/Set a plan for a safe first approach/.test(await contact('attempted', 'A text')), `no approach without a plan: ${await refused(page)}`)
  await book.record('contact-plan', { text: 'By text in the morning, about the window survey' })
  expect.is(!(await contact('attempted', 'A text, no answer')), 'with a plan there may be')
})

story('NHG_25 whole case: a way that is safe in the morning is refused in the evening', async (rowan, expect) => {
  await open(rowan, expect)
  await book.go('/safe-contact')
  const way = await book.page.locator('main a[href*="/safe-contact/"]:not([href$="/new"])').first().getAttribute('href')
  const hour = new Date().toLocaleString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hour12: false }).slice(0, 2)
  const at = ahead => `${String((Number(hour) + ahead) % 24).padStart(2, '0')}:00`
  const hours = async (from, until, reason) => {
    await book.page.goto(rowan.site + way)
    await answer(book.page, { from, until, reason })
    await save(book.page)
    expect.is(!(await refused(book.page)), await refused(book.page))
  }
  await hours(at(3), at(5), 'He is on early shifts')
  const said = await contact('made', 'At the wrong time')
  expect.is(/not safe to use this now/.test(said), `refused at this hour: ${said}`)
  await book.looks(book.page, 'nhg not at this hour', 360)
  await hours('', '', 'He is away this week')
  expect.is(!(await contact('made', 'She can talk until noon')), 'and at the right one it is not')
})

story('NHG_22 NHG_11 whole case: not knowing who lives there is open, a referral is owed, and not making one needs another person', async (rowan, expect) => {
  await open(rowan, expect)
  expect.is(Boolean(await book.waits('Ask about children and adults at risk')), 'it is asked')
  await book.done('/household', { children: 'unknown', adults: 'no' })
  expect.is(Boolean(await book.waits('Find out who lives in the home')) && !(await book.waits('Ask about children and adults at risk')), 'asked is not known')
  await book.done('/household', { children: 'yes', adults: 'no', members: 'A boy of 7' })
  expect.is(!(await book.waits('Find out who lives in the home')) && Boolean(await book.waits('Make a safeguarding referral')), 'a child lives there: a referral is owed')
  await book.no('/close', { reason: 'Quiet', told_how: 'By text', risk: 'None known' }, /safeguarding referral/, manager)
  await book.no('/records/not-referring', {}, /./)
  const not = await book.record('not-referring', { text: 'His school has all of it' })
  await expect.text(book.page, 'You asked for this. Another person has to answer.')
  expect.is(Boolean(await book.waits('Make a safeguarding referral')), 'asking is not agreeing')
  await book.approve(not, manager, 'What happened on Sunday is new', false)
  const referral = await book.record('safeguarding-referral', { authority: 'The council', team: 'mash', about: 'A boy of 7', law: 'children_s47', method: 'online', told: 'not_told', why_without: 'He reads her messages', text: 'What she told us' })
  expect.is(!(await book.waits('Make a safeguarding referral')), 'it is made')
  await book.step(referral, 'safeguarding-acknowledged', { from: 'The hub', reference: 'MASH-771' })
  await book.step(referral, 'safeguarding-outcome', { value: 'no_action', from: 'The hub', agree: 'no', text: 'Below their threshold' })
  await book.step(referral, 'safeguarding-disagreement', { text: 'He saw it', to: 'Their manager', answer_by: inDays(5) })
  await book.step(referral, 'safeguarding-outcome', { value: 'enquiry', from: 'Their manager', agree: 'yes' })
  await book.page.goto(referral)
  await book.looks(book.page, 'nhg referral')
  await book.looks(book.page, 'nhg referral', 360)
})

story('NHG_18 NHG_10 whole case: safety at home and the law stand open until they are decided, with what she thinks', async (rowan, expect) => {
  await open(rowan, expect)
  const [safety, law] = ['Decide about safety measures at home', 'Decide on legal action']
  expect.is(Boolean(await book.waits(safety)) && Boolean(await book.waits(law)), `both are blank: ${await book.waits(safety)} | ${await book.waits(law)}`)
  await book.record('safety-measures', { value: 'partial', text: 'A chain now; the rest is a move' })
  await book.no('/records/legal-options', { wish: 'agreed', value: 'taken', looked_at: 'Her own order', text: 'It helps' }, /think of it/)
  await answer(book.page, { their_view: 'Her own order, with the support worker' })
  await save(book.page)
  expect.is(!(await refused(book.page)), await refused(book.page))
  expect.is(!(await book.waits(safety)) && !(await book.waits(law)), 'both are decided')
  people.order = await book.record('order', { value: 'non_molestation', applicant: 'survivor', court: 'Family Court', made_on: inDays(0), terms: 'He must not come to the school', keeps_out: 'no', until: 'date', expires_on: inDays(20) })
  expect.is(Boolean(await book.waits('The order ends')), 'its end is told before it comes')
  await book.says('', 'He must not come to the school')
})

story('NHG_8 whole case: what touches her waits for her wish, and against it for a ground and a manager', async (rowan, expect) => {
  await open(rowan, expect)
  await book.done('/danger', { answer: 'no', police: 'called_by_them' })
  await book.done('/perpetrator', { given: 'declined' })
  await book.done('/wishes', { text: 'To move near her mother', housing: 'leave_later' })
  for (const [what, answers] of [['meeting-place', { value: 'accepted', venue: 'The library', chosen_by: 'them' }], ['worker', { value: 'same_gender' }], ['support', { value: 'accepted', text: 'A call on Fridays' }], ['specialist', { value: 'involved', text: 'The local service' }]]) await book.record(what, answers)
  await book.go('/agencies')
  await book.page.check('main input[name=agencies] >> nth=0')
  await answer(book.page, { channel: 'them', text: 'Read out the number when she rang' })
  await book.page.click('main form button:text-is("Save")')
  const talk = { value: 'contact_perpetrator', text: 'A visit with the police' }
  await book.no('/records/plan-action', talk, /Say what they want/)
  await answer(book.page, { wish: 'declined' })
  await save(book.page)
  expect.is(/ground/i.test(await refused(book.page)), 'against it only on a ground')
  await answer(book.page, { basis: 'child', basis_text: 'The boy is there alone with him on Fridays' })
  await save(book.page)
  await expect.text(book.page, 'Waiting for approval')
  const visit = book.page.url()
  await book.looks(book.page, 'nhg against her wish')
  await book.approve(visit, manager, 'The child comes first')
  await book.step(visit, 'plan-action-outcome', { value: 'done', text: 'He was told of the order' })
  await book.says('/timeline', 'The child comes first')
  await book.says('/people', 'They would rather not say')
  await book.looks(book.page, 'nhg people and answers', 360)
})

story('NHG_9 whole case: a listing asks for our research, apologies are an answer, our action needs what came of it', async (rowan, expect) => {
  await open(rowan, expect)
  await book.go('/review/new')
  await answer(book.page, { with: 'survivor', 'answer-ruled': 'yes', own_view: 'afraid', suicide_survivor: 'no', judgement: 'high', judgement_why: 'She is not let out' })
  await book.page.click('main form button:not([name=later]):text("Save")')
  await expect.text(book.page, 'High risk')
  const listing = await book.record('meeting-listing', { meeting: { ...inDays(4), time: '2pm' }, number: 'W 19/4' })
  expect.is(Boolean(await book.waits('Send our research before the meeting')), 'our research is owed')
  await book.step(listing, 'meeting-research', { text: 'Tenancy and repairs', to: 'The coordinator', how: 'portal' })
  expect.is(!(await book.waits('Send our research before the meeting')), 'it is sent')
  expect.is(Boolean(await book.waits('Write down whether we were at the meeting')), 'our place is asked for')
  await book.step(listing, 'meeting-attendance', { value: 'apologies', actions: 'yes' })
  const action = await book.record('meeting-action', { text: 'Ask the school who collects him', owner: /\w/, due: inDays(2) })
  await book.page.goto(action + '/next/meeting-action-outcome')
  await save(book.page)
  expect.is(Boolean(await refused(book.page)), 'it is not closed without what came of it')
  await book.step(action, 'meeting-action-outcome', { value: 'done', text: 'Only his grandmother', evidence: 'Letter of the school' })
  expect.is(!(await book.waits('Do our action from the multi-agency meeting')), 'and then it is')
})

story('SG_20 SG_4 whole case: she moves, past the area that is not safe, and the new address stands in one place', async (rowan, expect) => {
  await open(rowan, expect)
  await book.record('housing-options', { value: 'leave_later', safe_to_stay: 'no', looked_at: 'yes', staying: 'She would not sleep', text: 'Near her mother' })
  await book.record('danger-area', { value: 'family', area: 'ZZ8' })
  const area = book.page.url()
  const offer = { wish: 'agreed', value: 'management_transfer', address: '3 Alder Yard, Tillbridge', postcode: 'ZZ8 1AB', answer_by: inDays(7) }
  await book.no('/records/home-offer', offer, /an area that is not safe/)
  const home = await book.record('home-offer', { ...offer, address: '12 Rushmere Close, Tillbridge', postcode: 'ZZ7 3PL' })
  await book.step(home, 'home-viewing', { at: { ...inDays(1), time: '11am' }, meets: /\w/, told: 'in_person', others_know: 'no' })
  await book.step(home, 'home-reserved', { text: 'She takes it' })
  const moved = await book.record('new-home', { address: '12 Rushmere Close, Tillbridge', from: inDays(0), tenure_before: 'assured', tenure_after: 'assured' })
  await book.step(moved, 'new-home-list', { letters: 'done', systems: 'done', contractors: 'done', self_service: 'not_needed', told: 'done', safe_contact: 'done' })
  await book.page.goto(moved)
  await book.looks(book.page, 'nhg the new home', 360)
  await book.step(area, 'danger-area-end', { text: 'She does not go there any more' })
  await book.go('/timeline')
  await expect.noText(book.page, '3 Alder Yard')
  await book.go('')
  await expect.noText(book.page, '3 Alder Yard')
})

story('NHG_17 whole case: whoever is not on it reads what they would read if there were none, and every look is written down', async (rowan, expect) => {
  await open(rowan, expect)
  const stranger = await rowan.as('officer3')
  const words = async reference => {
    const got = await stranger.goto(`${rowan.site}/cases/${reference}`)
    return `${got.status()} ${(await stranger.innerText('main')).replaceAll(reference, '')}`
  }
  const there = await words(people.reference)
  const number = String((Number(people.reference.slice(3, 7)) + 1) % 9000 + 1000)
  let none = ''
  for (const letter of 'ABCDEFGHJKLMNPQRSTUVWXYZ') {  // one of them is the right last letter of a reference that nobody has
    none = await words(`RW-${number}-${letter}`)
    if (!none.startsWith('404')) break
  }
  expect.is(there === none && there.startsWith('403'), `the same answer: ${there.slice(0, 120)} | ${none.slice(0, 120)}`)
  await stranger.goto(`${rowan.site}/cases?q=${encodeURIComponent(people.name)}`)
  await expect.noText(stranger, people.reference)
  await book.go('/access', manager)
  await expect.text(manager, 'Opened the case')
})

story('CX_5_3 whole case: what she agreed to share, and what was not given', async (rowan, expect) => {
  await open(rowan, expect)
  await book.done('/sharing/new', { agency: 'The local service', method: 'secure_email', what: 'First name and the safe way', why: 'To ring her on Friday', least: 'No address', consent: 'in_writing', told: 'yes', basis: 'legitimate_interests' })
  await book.done('/sharing/not', { agency: 'A letting agent', what: 'Where she went', why: 'They have no need of it' })
  await book.says('/sharing', 'Not shared with')
  await book.looks(book.page, 'nhg the ledger')
  const label = await labelOf(rowan, people.reference, 0)
  expect.is(label === undefined, `this policy sends no label: ${JSON.stringify(label)}`)
})

// What closing needs where the policy is silent: told safely, nothing left to watch, and another person's agreement.
async function closed (words) {
  await book.no('/close', words, /Tell the (victim\/)?survivor by a safe way/, manager)
  await book.record('closing-told', { value: 'told', text: 'By text in the agreed hours; she knows how to come back' })
  const quiet = await book.record('closing-no-watch', { value: 'elsewhere', text: 'Her new landlord has taken it on, and says so' })
  await book.no('/close', words, /Somebody has to answer first/, manager)
  await book.approve(quiet, manager, 'I have it in writing')
  const agreed = await book.record('closing-agreed', { text: 'The plan is done' })
  await book.looks(manager, 'nhg what closing needs', 360)
  await book.approve(agreed, manager, 'I read it through')
  await book.done('/close', words, manager)
  await book.says('', 'Closed')
}

story('SG_36 whole case: the case under the second policy is closed, opened again, and closed', async (rowan, expect) => {
  await open(rowan, expect)
  const words = { reason: 'She lives elsewhere, with support', told_how: 'By text in the agreed hours', risk: 'He may look for her' }
  await book.no('/close', words, /manager closes/)
  await book.step(people.order, 'order-ended', { value: 'replaced', text: 'A longer one took its place' })
  await closed(words)
  await book.done('/close', { reason: 'She rang: he was seen near the school' }, manager)
  await book.go('')
  await expect.noText(book.page, 'Stage\nClosed')
  await closed(words)
})

story('NHG_15 whole case: who rang is kept back from the ombudsman, and the page says what stays out before anything is made', async (rowan, expect) => {
  await open(rowan, expect)
  await book.go('/documents/new/chronology')
  await answer(book.page, { audience: 'ombudsman', recipient: 'Housing Ombudsman', other_side: 'no', about: 'everyone', purpose: 'A complaint' })
  await book.page.click('text=See first what stays out')
  for (const words of ['What stays out', 'Who reported it is no part of that', 'These may say who reported it: read each']) expect.is((await book.page.innerText('main')).includes(words), `it says: ${words}`)
  expect.is(await book.page.inputValue('[name=purpose]') === 'A complaint', 'what was typed stays')
  expect.is(await book.page.locator('input[name=cleared]').count() > 0, 'each is to be read')
  await book.looks(book.page, 'nhg what stays out')
  await book.page.click('text=Make the document')
  expect.is(!(await refused(book.page)), await refused(book.page))
  expect.is((await book.page.innerText('main')).includes('Its words stay out'), 'and the page of the document says it again')
  const paper = await pdf(book.page, book.page.url() + '/copy')
  for (const words of [/Odette/, /\bMarl\b/, /A relative or friend/]) expect.is(!words.test(paper.text), `it does not say who rang: ${words}: ${paper.text.match(words)?.input?.slice(Math.max(0, paper.text.search(words) - 80), paper.text.search(words) + 40)}`)
})

story('SG_2 SG_3 SG_4 whole case: the chronology of the second case is tagged and tells neither where she went nor how to reach her', async (rowan, expect) => {
  await open(rowan, expect)
  await book.go('/documents/new/chronology')
  await answer(book.page, { audience: 'ombudsman', recipient: 'Housing Ombudsman', other_side: 'no', about: 'everyone', purpose: 'A complaint' })
  await book.page.click('text=Make the document')
  expect.is(!(await refused(book.page)), await refused(book.page))
  const paper = await pdf(book.page, book.page.url() + '/copy')
  const text = paper.text.replace(/\s+/g, ' ')
  expect.is(/Tagged: +yes/.test(paper.info) && /\bH1\b/.test(paper.tags) && (paper.tags.match(/\bH3\b/g) ?? []).length > 20, `it is tagged: ${paper.info}`)
  for (const words of ['MASH-771', 'The boy is there alone with him on Fridays', 'He must not come to the school', 'Page 1 of']) expect.is(text.includes(words), `it holds: ${words}`)
  for (const words of ['Rushmere', 'ZZ7 3PL', '07700 900455', 'Odette Marl']) expect.is(!text.includes(words), `it does not hold: ${words}`)
  const outside = paper.info + paper.saved
  for (const name of people.name.split(' ')) expect.is(!outside.includes(name), `outside it names nobody: ${name}`)
  expect.is(!/abuse|violen|victim|survivor/i.test(outside), `and says nothing: ${outside}`)
  await book.looks(book.page, 'nhg the chronology')
})
