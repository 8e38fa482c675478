// One whole case under Connexus' policy, from a call on a weekday morning to its end and the chronology that a court may ask for.
// She stays; he goes. The stories build on each other and are told in this order.
import { CaseBook, answer, inDays, pdf, refused, resident, save } from '../book.mjs'
import { shot, story } from '../harness.mjs'

let book, manager
const people = {}
const open = async (rowan, expect) => {
  const page = await rowan.as('officer')
  manager = await rowan.as('manager')
  book = Object.assign(new CaseBook(rowan, expect, page, people.reference), { expect, page })
  return book
}

story('CX_1_3 CX_5_1a whole case: a report for a home of the entity is opened under its policy, and the housing system is told one fixed word', async (rowan, expect) => {
  const page = await rowan.as('officer')
  Object.assign(people, resident(rowan, 'ROWAN-HOMES', 'joint'))
  await page.goto(rowan.site + '/reports/new')
  await answer(page, {
    danger: 'no', handle: 'Monday, before nine', route: 'survivor', survivor_name: people.name, survivor_address: `${people.line}, ${people.postcode}`,
    account: 'He kicked the front door in on Saturday, and takes her wages.', abuse_types: ['physical', 'economic'], children: 'yes', adults_at_risk: 'no',
    household: 'Two girls, 9 and 4', perpetrator_name: people.other, perpetrator_given: 'named', relationship: 'partner', must_not_know: people.other
  })
  await save(page)
  expect.is(!(await refused(page)), await refused(page))
  await expect.text(page, people.name)
  await page.click('main a:has-text("Open a case")')
  await answer(page, { person: await page.locator('main label', { hasText: people.name }).first().evaluate(label => document.getElementById(label.htmlFor).value), age_band: '18_plus' })
  await expect.good(page, 'opening')
  await save(page)
  people.reference = page.url().match(/RW-\d+-[A-Z]/)?.[0]
  expect.is(Boolean(people.reference), `a case was opened: ${page.url()}`)
  await expect.text(page, 'Connexus')
  await open(rowan, expect)
  await book.looks(page, 'cx the case is new')
  await book.looks(page, 'cx the case is new', 360)
  expect.is(Boolean(await book.waits('Record the label on the housing system')), 'its number there is asked for')
  await book.record('housing-system', { number: 'HS/44071' })
  expect.is(!(await book.waits('Record the label on the housing system')), 'and known')
})

story('CX_4_1a NHG_25 whole case: a try does not stop the clock of 24 hours, the talk does', async (rowan, expect) => {
  await open(rowan, expect)
  expect.is(/2[34] hours left|1 day left/.test(await book.waits('Contact the survivor')), `the clock runs: ${await book.waits('Contact the survivor')}`)
  await book.done('/safe-contact/new', { safety: 'approved', kind: 'call', value: '07700 900371', say: 'About the gas check', approved_by: 'Herself, on the phone', check_by: inDays(40), code_word: 'harbour' })
  const talk = async (outcome, text) => {
    await book.go('/contacts/new')
    await book.page.locator('input[name=channel]').first().check()
    await answer(book.page, { outcome, text })
    await save(book.page)
    expect.is(!(await refused(book.page)), await refused(book.page))
  }
  await talk('attempted', 'It rang out')
  expect.is(Boolean(await book.waits('Contact the survivor')), 'a try leaves it open')
  await talk('made', 'She can talk until noon')
  expect.is(!(await book.waits('Contact the survivor')), 'the talk ends it')
  await book.looks(book.page, 'cx what needs doing')
})

story('CX_1_2 CX_3_2a CX_4_2 whole case: support, a specialist service, what she wants about her home', async (rowan, expect) => {
  await open(rowan, expect)
  for (const title of ['Offer support and write down the answer', 'Record whether a specialist']) expect.is(Boolean(await book.waits(title)), `asked for: ${title}`)
  await book.record('support', { value: 'accepted', text: 'A call every Thursday' })
  await book.record('specialist', { value: 'involved', text: 'Their worker rings on Fridays' })
  await book.record('interview', { value: 'accepted', text: 'At the library' })
  for (const title of ['Offer support and write down the answer', 'Record whether a specialist']) expect.is(!(await book.waits(title)), `done: ${title}`)
  await book.no('/records/housing-options', { value: 'stay', safe_to_stay: 'yes', text: 'Stay, without him' }, /looked at with them/)
  await answer(book.page, { looked_at: 'yes', staying: 'A new door and a lock' })
  await save(book.page)
  expect.is(!(await refused(book.page)), await refused(book.page))
  await book.record('safety-measures', { value: 'yes', text: 'A new door, a light' })
  await book.done('/danger', { answer: 'no', police: 'declined', text: 'He is at his brother’s' })
  await book.done('/household', { children: 'yes', adults: 'no', members: 'Two girls, 9 and 4' })
  await book.done('/perpetrator', { given: 'named', name: people.other, relationship: 'partner', lives_there: 'yes', joint_tenant: 'yes' })
  await book.looks(book.page, 'cx people and answers', 360)
})

story('CX_2_2 CX_3_2f whole case: the risk is judged, and the children are referred and heard of', async (rowan, expect) => {
  await open(rowan, expect)
  await book.go('/review/new')
  await answer(book.page, { with: 'survivor', 'answer-forced': 'yes', 'answer-ruled': 'yes', 'answer-life': 'no', 'answer-steeper': 'yes', own_view: 'worried', suicide_survivor: 'no', judgement: 'high', judgement_why: 'The door, and that it comes more often' })
  await book.page.click('main form button:not([name=later]):text("Save")')
  await expect.text(book.page, 'High risk')
  await book.looks(book.page, 'cx risk')
  await book.record('safeguarding-view', { value: 'yes', text: 'The older girl was in the hall' })
  expect.is(Boolean(await book.waits('Make a safeguarding referral')), 'a concern asks for a referral')
  const referral = await book.record('safeguarding-referral', { authority: 'Northbrook Council', team: 'children', about: 'Two girls, 9 and 4', law: 'children_s17', method: 'phone', told: 'agreed', text: 'What she told us about Saturday' })
  expect.is(!(await book.waits('Make a safeguarding referral')), 'it is made')
  await book.step(referral, 'safeguarding-acknowledged', { from: 'The duty social worker', reference: 'NB-3371' })
  await book.step(referral, 'safeguarding-outcome', { value: 'support', from: 'The duty social worker', agree: 'yes' })
  await book.looks(book.page, 'cx referral ended')
})

story('CX_3_2e whole case: the meeting has our research before it sits, our place, and what came of our action', async (rowan, expect) => {
  await open(rowan, expect)
  const referral = await book.record('meeting-referral', { value: 'professional_judgement', area: 'Wexcombe', consent: 'agreed', text: 'It comes more often' })
  await book.step(referral, 'meeting-referral-answer', { value: 'listed', from: 'The coordinator' })
  const listing = await book.record('meeting-listing', { meeting: { ...inDays(5), time: '10am' }, number: 'WX 2026/31' })
  expect.is(Boolean(await book.waits('Send our research before the meeting')), 'our research is due')
  await book.step(listing, 'meeting-research', { text: 'Tenancy, two broken doors', to: 'The coordinator', how: 'secure_email' })
  expect.is(!(await book.waits('Send our research before the meeting')), 'it is sent')
  await book.step(listing, 'meeting-attendance', { value: 'attended', who: /\w/, actions: 'yes' })
  const action = await book.record('meeting-action', { text: 'Fit a stronger door', owner: /\w/, due: inDays(3) })
  expect.is(Boolean(await book.waits('Do our action from the multi-agency meeting')), 'our action stands')
  await book.step(action, 'meeting-action-outcome', { value: 'done', text: 'Fitted', evidence: 'WO-7731' })
  expect.is(!(await book.waits('Do our action from the multi-agency meeting')), 'until its outcome')
  await book.no('/records/meeting-minutes', {}, /./, manager)
  await book.record('meeting-minutes', { text: 'A marker is on the address', held_on: inDays(0) }, manager)
  await book.go('/timeline')
  await expect.noText(book.page, 'A marker is on the address')
})

story('CX_4_6a CX_4_6c CX_4_6b CX_4_8 whole case: the step against him opens with both supports, shuts when hers is gone, and locks wait for an order', async (rowan, expect) => {
  await open(rowan, expect)
  expect.is(Boolean(await book.waits('removal from the tenancy')), 'she stays and he is a tenant: it is asked')
  await book.record('removal-decision', { value: 'yes', target: 'both', their_view: 'She wants to keep the flat', text: 'The school is next door' })
  expect.is(!(await book.waits('removal from the tenancy')), 'it is decided')
  const shut = async () => {
    await book.go('/records/removal')
    return book.page.isDisabled('main form button:has-text("Ask for approval")')
  }
  expect.is(await shut(), 'shut with neither')
  await book.record('removal-survivor', { value: 'yes', stated_on: inDays(0), form: 'in_person', text: '“I want him off the tenancy.”' })
  expect.is(await shut(), 'shut with hers alone')
  await book.looks(book.page, 'cx the step is shut', 360)
  await book.record('removal-police', { value: 'yes', who: 'The neighbourhood officer', stated_on: inDays(0), form: 'letter', kept: 'With the case', text: 'They support it' })
  expect.is(!(await shut()), 'open with both')
  await book.record('removal-survivor', { value: 'no', stated_on: inDays(0), form: 'by_phone', text: 'Not now' })
  expect.is(await shut(), 'shut again when she takes it back')
  await book.record('removal-survivor', { value: 'yes', stated_on: inDays(0), form: 'in_writing', text: 'Yes, after all' })

  await book.no('/records/interim-arrangement', { value: 'staying_elsewhere', starts_on: inDays(0), owner: /\w/, bridges_to: 'order', bridge_by: inDays(9), text: 'At his brother’s' }, /Say when it ends/)
  await book.no('/records/interim-arrangement', { value: 'lock_change', starts_on: inDays(0), ends_on: inDays(20), owner: /\w/, bridges_to: 'order', bridge_by: inDays(9), home_held_by: 'both', text: 'New lock' }, /unlawful eviction/)
  await book.looks(book.page, 'cx locks wait')
  const interim = await book.record('interim-arrangement', { value: 'staying_elsewhere', starts_on: inDays(0), ends_on: inDays(20), owner: /\w/, bridges_to: 'order', bridge_by: inDays(9), text: 'At his brother’s' })
  await book.no('/records/injunction', { value: 'ncdv', legal_help: 'specialist', consent: 'not_asked', text: 'Told her of it' }, /consent/)
  const injunction = await book.record('injunction', { value: 'ncdv', legal_help: 'specialist', consent: 'given', text: 'Told her of it' })
  await book.step(injunction, 'injunction-outcome', { value: 'order_made', text: 'Made without notice' })
  await book.record('order', { value: 'non_molestation', applicant: 'ncdv', court: 'Northbrook Family Court', made_on: inDays(0), served_on: inDays(0), terms: 'He must stay away from the street', keeps_out: 'yes', until: 'date', expires_on: inDays(180) })
  people.order = book.page.url()
  await book.says('', 'He must stay away from the street')
  await book.looks(book.page, 'cx the order on top')
  await book.looks(book.page, 'cx the order on top', 360)
  await book.step(interim, 'interim-next', { value: 'step_taken', text: 'The order holds' })
  await book.record('interim-arrangement', { value: 'lock_change', starts_on: inDays(0), ends_on: inDays(20), owner: /\w/, bridges_to: 'removal', bridge_by: inDays(9), home_held_by: 'both', text: 'New lock' })
  people.locks = book.page.url()
})

story('CX_4_7 CX_4_5 CX_3_2c whole case: nothing is served before the talk, a second person agrees, and each step has its outcome', async (rowan, expect) => {
  await open(rowan, expect)
  await book.go('/records/possession')
  expect.is(await book.page.isDisabled('main form button:has-text("Ask for approval")'), 'no notice before the talk')
  await book.record('possession-talk', { text: 'She fears for the flat', by: /\w/, reassured: 'A home for her comes first', agencies: 'The law centre' })
  const notice = { value: 'notice', ground: 'ground_14a', lives_there: 'yes', left_because: 'no', not_returning: 'no', provider: 'yes', next_on: inDays(28), wish: 'agreed', text: 'Three nights of threats' }
  await book.no('/records/possession', notice, /./)
  await book.looks(book.page, 'cx ground 14A warns')
  await expect.text(book.page, /still lives there|lives there/)
  const served = await book.record('possession', { ...notice, ground: 'ground_14' })
  await expect.text(book.page, 'You asked for this. Another person has to answer.')
  await book.approve(served, manager, 'Talked over with her')
  await book.step(served, 'possession-outcome', { value: 'withdrawn', text: 'He gives the tenancy up' })
  const step = await book.record('removal', { value: 'tenancy', route: 'occupation_order', next_on: inDays(14), wish: 'agreed', text: 'With her solicitor and ours' })
  await book.approve(step, manager, 'Both support it')
  await book.step(step, 'removal-outcome', { value: 'removed', text: 'She holds it alone' })
  await book.step(people.locks, 'interim-next', { value: 'step_taken', text: 'He is off the tenancy' })
  const action = await book.record('perpetrator-action', { value: 'warning', outcome_by: inDays(7), wish: 'agreed', text: 'A warning about noise' })
  await book.step(action, 'perpetrator-action-outcome', { value: 'done', text: 'Told in person' })
  await book.go('/register/legal')
  await book.looks(book.page, 'cx what was done in law')
  await book.looks(book.page, 'cx what was done in law', 360)
})

story('CX_4_9 CX_4_10 CX_4_11 CX_4_12a CX_4_12b whole case: security that we pay for, police who hear yes, damage that is never hers', async (rowan, expect) => {
  await open(rowan, expect)
  expect.is(Boolean(await book.waits('added security that we pay for')), 'security is to be decided')
  const security = await book.record('security', { value: 'partial', asked_for: 'Lock, light, camera', agreed: 'Lock and light', cost: '185', done_by: inDays(5), text: 'A camera needs the neighbours' })
  expect.is(!(await book.waits('added security that we pay for')), 'it is decided')
  await book.page.goto(security + '/next/security-order')
  await answer(book.page, { order: 'WO-5101', contractor: 'Northbrook Lock and Key', wording: 'New lock because of the violent husband' })
  await save(book.page)
  expect.is(/what has to be done/.test(await refused(book.page)), 'an order says nothing of why')
  await answer(book.page, { wording: 'Back door: fit a five-lever lock' })
  await save(book.page)
  await book.step(security, 'security-done', { value: 'done', done_on: inDays(0), feel_safe: 'yes' })

  const police = await book.record('police-security', { items: 'Door chain', from: 'The neighbourhood officer' })
  expect.is(Boolean(await book.waits('Permit the security that police want to fit')), 'permission is asked for at once')
  await book.step(police, 'police-security-permission', { maintenance: 'landlord', told: 'The neighbourhood officer' })
  expect.is(!(await book.waits('Permit the security that police want to fit')), 'given in the same call, by the one who took it')

  const damage = await book.record('damage', { where: 'Front door', seen_on: inDays(0), shown_by: 'She saw it', text: 'Split at the lock' })
  expect.is(Boolean(await book.waits('Photograph the damage')), 'a photograph comes first')
  await book.step(damage, 'damage-repair', { order: 'R-88120', wording: 'Front door: renew frame and lock', priority: 'emergency', done_by: inDays(1) })
  await book.go('/photos/new')
  await book.page.setInputFiles('[name=photo]', new URL('../../data/photos/door.jpg', import.meta.url).pathname)
  await answer(book.page, { what: 'Front door, split at the lock', where: 'Hall' })
  await book.page.click('text=Keep photograph')
  await expect.text(book.page, 'Front door, split at the lock')
  expect.is(!(await book.waits('Photograph the damage')), 'it is kept')
  await book.page.goto(damage + '/next/damage-charge')
  await answer(book.page, { value: 'raised', charged_to: 'survivor', shared: 'yes', survivor_there: 'yes', safety: 'danger', safety_why: 'He would know', amount: '420' })
  await save(book.page)
  expect.is(/never charged to the survivor/.test(await refused(book.page)), 'never hers')
  await book.step(damage, 'damage-charge', { value: 'held', text: 'He would know that she spoke', look_again: inDays(30) })
  expect.is(Boolean(await book.waits('Look again at the charge that is held')), 'held until it is safe')
  await book.page.goto(damage + '/next/damage-crime-report')
  await answer(book.page, { value: 'yes', their_view: 'disagree', text: 'She does not want it' })
  await save(book.page)
  expect.is(/on what ground/.test(await refused(book.page)), 'not without her, unless there is a ground')
  await book.step(damage, 'damage-crime-report', { value: 'no', their_view: 'disagree', text: 'She does not want it' })
  await book.step(damage, 'damage-repaired', { value: 'done', order: 'R-88120', done_on: inDays(0), cost: '420' })
  people.damage = damage
  await book.page.goto(damage)
  await book.looks(book.page, 'cx damage')
  await book.looks(book.page, 'cx damage', 360)
})

story('CX_5_3 CX_3_2d CX_5_1b whole case: what was shared without her yes has its risk, a departure has its reason, and it was talked over by reference alone', async (rowan, expect) => {
  await open(rowan, expect)
  const shared = { agency: 'Police, neighbourhood team', method: 'phone', what: 'The days he was at the door', why: 'They look for him', least: 'Days and street', consent: 'not_sought', not_sought: 'He had the phone', told: 'no', not_told: 'No safe time', basis: 'recognised_safeguarding' }
  await book.no('/sharing/new', shared, /risk|harm/i)
  await answer(book.page, { risk: 'He said that he would come back on Friday' })
  await save(book.page)
  await expect.text(book.page, 'come back on Friday')
  await book.record('deviation', { value: 'other_way', duty: 'Offer an interview', text: 'At the library, as she asked' })
  await manager.goto(rowan.site + '/deviations')
  await expect.text(manager, 'At the library, as she asked')
  await expect.good(manager, 'departures')
  await manager.goto(rowan.site + '/one-to-ones')
  for (const href of await manager.locator('main table a').evaluateAll(all => all.map(a => a.getAttribute('href')))) {
    await manager.goto(rowan.site + href)
    if (await manager.locator(`[name="decision-${people.reference}"]`).count()) break
  }
  await expect.noText(manager, people.name)
  await manager.fill(`[name="decision-${people.reference}"]`, 'Look again at the charge in a month')
  await manager.click('main form button:text-is("Save to the cases")')
  await book.says('/timeline', 'Look again at the charge in a month')
  await shot(book.page, 'cx-timeline')
})

story('CX_4_12a SG_36 whole case: it is closed by a manager when nothing waits, and not before', async (rowan, expect) => {
  await open(rowan, expect)
  const words = { reason: 'The order holds, the tenancy is hers', told_how: 'By phone in the agreed hours', risk: 'He may come back when it ends' }
  await book.no('/close', words, /manager closes/)
  await book.no('/close', words, /Look again at the charge that is held/, manager)
  await book.looks(manager, 'cx what still waits')
  await book.step(people.damage, 'damage-charge', { value: 'not_raised', text: 'He holds no account with us any more' })
  await book.step(people.damage, 'damage-settled', {})
  await book.step(people.order, 'order-ended', { value: 'replaced', text: 'A longer order took its place' })
  for (let left = 0; left < 12; left++) {
    if (!(await book.write('/close', words, manager))) break
    if (left === 11) expect.is(false, `it can be closed: ${await refused(manager)}`)
  }
  await book.says('', 'Closed')
  await book.looks(book.page, 'cx closed')
})

story('CX_5_2 SG_2 SG_3 whole case: the chronology is tagged, holds the case, and says outside of itself nothing at all', async (rowan, expect) => {
  await open(rowan, expect)
  await book.go('/documents/new/chronology')
  await answer(book.page, { audience: 'court', recipient: 'Northbrook Family Court', other_side: 'no', about: 'everyone', purpose: 'The hearing' })
  await book.page.click('text=Make the document')
  expect.is(!(await refused(book.page)), await refused(book.page))
  const paper = await pdf(book.page, book.page.url() + '/copy')
  expect.is(/Tagged: +yes/.test(paper.info), `it is tagged: ${paper.info}`)
  expect.is(/\bH1\b/.test(paper.tags) && (paper.tags.match(/\bH3\b/g) ?? []).length > 20, 'with a heading for each entry')
  for (const words of ['Split at the lock', 'He must stay away from the street', 'WX 2026/31', 'Page 1 of']) expect.is(paper.text.replace(/\s+/g, ' ').includes(words), `it holds: ${words}`)
  expect.is(!/07700 900371|harbour/.test(paper.text), 'no way of reaching her')
  expect.is(!/A marker is on the address/.test(paper.text), 'nothing of the minutes')
  const outside = paper.info + paper.saved
  for (const name of people.name.split(' ').concat(people.other.split(' '))) expect.is(!outside.includes(name), `outside it names nobody: ${name}`)
  expect.is(!/abuse|violen|victim|survivor/i.test(outside), `and says nothing: ${outside}`)
  await book.looks(book.page, 'cx the chronology')
})
