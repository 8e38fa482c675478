// One case as the people on it work it: go to a page of it, answer a form by the names of its questions, read what stands there.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shot } from './harness.mjs'

// A day so many days ahead (or before), as London counts them.
export const inDays = ahead => {
  const [day, month, year] = new Date(Date.now() + ahead * 86_400_000).toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/').map(Number)
  return { day, month, year }
}

const widths = [360, 768, 1280]
export const goodAtEveryWidth = async (page, expect, name) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect.good(page, `${name} at ${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
// Fills a question for a date with a day so many days ahead.
export const date = async (page, field, ahead) => {
  for (const [part, value] of Object.entries(inDays(ahead))) await page.fill(`[name=${field}-${part}]`, String(value))
}
// The first case of their list: its address.
export const openCase = async (rowan, page) => {
  await page.goto(rowan.site + '/cases')
  return rowan.site + (await page.locator('.rw-cases__name').first().getAttribute('href'))
}

// Fills whatever kind of question carries the name. Boxes to tick are given as a list, dates as inDays(n).
export async function answer (page, answers) {
  for (const [name, value] of Object.entries(answers)) {
    if (value?.day) {
      for (const part of ['day', 'month', 'year']) await page.fill(`main [name="${name}-${part}"]`, String(value[part]))
      if (value.time) await page.fill(`main [name="${name}-time"]`, value.time)
      continue
    }
    if (Array.isArray(value)) {
      for (const one of value) await page.check(`main input[name="${name}"][value="${one}"]`)
      continue
    }
    const box = page.locator(`main [name="${name}"]`).first()
    const kind = await box.evaluate(e => e.tagName === 'SELECT' ? 'select' : e.type)
    if (kind === 'select') {
      const options = await box.locator('option').evaluateAll(all => all.map(o => ({ value: o.value, label: o.textContent.trim() })))
      const found = options.find(o => o.value === value) ?? options.find(o => o.value && value instanceof RegExp && value.test(o.label))
      if (!found) throw new Error(`${name} offers no ${value}: ${options.map(o => o.label).join(', ')}`)
      await box.selectOption(found.value)
    } else if (kind === 'radio' || kind === 'checkbox') await page.check(`main input[name="${name}"][value="${value}"]`)
    else await box.fill(value)
  }
}
export const save = page => page.click('main form:not(.rw-note):not([action*="/notes"]) button[type=submit] >> nth=0')
export const refused = async page => (await page.locator('main .govuk-error-summary').count()) ? page.innerText('main .govuk-error-summary') : ''

export class CaseBook {
  constructor (rowan, expect, page, reference, name) { Object.assign(this, { rowan, expect, page, reference, name }) }
  get address () { return `${this.rowan.site}/cases/${this.reference}` }
  go (below = '', page = this.page) { return page.goto(this.address + below) }

  // Goes to a form, answers it, saves it; what it says when it says no.
  async write (below, answers, page = this.page) {
    await this.go(below, page)
    await answer(page, answers)
    await save(page)
    return refused(page)
  }
  // As write, for what must go through: where it went.
  async done (below, answers, page = this.page) {
    const no = await this.write(below, answers, page)
    this.expect.is(!no, `${below} was refused: ${no}`)
    return page.url()
  }
  record (what, answers, page) { return this.done('/records/' + what, answers, page) }
  // A step of what stands at this address.
  async step (at, what, answers, page = this.page) {
    await page.goto(`${at}/next/${what}`)
    await answer(page, answers)
    await save(page)
    const no = await refused(page)
    this.expect.is(!no, `${what} was refused: ${no}`)
  }
  // What is said when it is refused, and that it is.
  async no (below, answers, words, page = this.page) {
    const said = await this.write(below, answers, page)
    this.expect.is(words.test(said), `${below} must be refused with ${words}, and said: ${said || 'yes, at ' + page.url()}`)
  }
  async approve (at, page, reason, yes = true) {
    await page.goto(at)
    await answer(page, { approved: yes ? 'yes' : 'no', reason })
    await page.locator('main form', { has: page.locator('input[name=approved]') }).locator('button[type=submit]').click()
    this.expect.is(!(await refused(page)), `${at} was not answered: ${await refused(page)}`)
  }

  // What waits to be done on the case under this title: the text of its row, "" where nothing does.
  async waits (title, page = this.page) {
    await this.go('/tasks', page)
    const row = page.locator('main .rw-tasks > li', { hasText: title }).first()
    return (await row.count()) ? (await row.innerText()).replace(/\s+/g, ' ') : ''
  }
  async says (below, words, page = this.page) {
    await this.go(below, page)
    await this.expect.text(page, words)
  }
  async looks (page, name, width = 1280) {
    await page.setViewportSize({ width, height: 900 })
    await this.expect.good(page, `${name} at ${width}`)
    await shot(page, `${name.replaceAll(' ', '-')}-${width}`)
    await page.setViewportSize({ width: 1280, height: 900 })
  }
}

// Somebody of the register: the first tenant of a home of this owner, with whoever is named beside them.
export function resident (rowan, owner, kind, among = 0) {
  const rows = file => readFileSync(join(rowan.folder, 'data', 'demo-csv', file), 'utf8').trim().split(/\r?\n/).slice(1).map(line => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map(cell => cell.replace(/,$/, '').replace(/^"|"$/g, '')))
  const people = new Map(rows('person.csv').map(p => [p[0], `${p[1]} ${p[2]}`]))
  const count = name => [...people.values()].filter(one => one === name).length
  const homes = new Map(rows('property.csv').filter(h => h[9] === owner && h[6] === 'social-rent').map(h => [h[0], h]))
  const found = rows('tenancy.csv').filter(t => homes.has(t[1]) && !t[5] && t[6] === kind && t[2].includes(';') === (kind === 'joint')).map(t => ({ names: t[2].split(';').map(id => people.get(id)), home: homes.get(t[1]) }))
    .filter(t => t.names.every(name => count(name) === 1))
  const one = found.at(-1 - among)
  return { name: one.names[0], other: one.names[1], line: one.home[3], postcode: one.home[5] }
}

// What poppler reads out of a PDF: words, properties, tags, and the name it is saved under.
export async function pdf (page, address) {
  const answer = await page.request.get(address)
  const folder = mkdtempSync(join(tmpdir(), 'rowan-pdf-'))
  try {
    const file = join(folder, 'x.pdf')
    writeFileSync(file, await answer.body())
    const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' })
    return { saved: answer.headers()['content-disposition'] ?? '', text: run('pdftotext', '-layout', file, '-'), info: run('pdfinfo', file), tags: run('pdfinfo', '-struct', file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// What the housing system was told of a case, once it is (a label waits for a minute at most); nothing where it never is.
export async function labelOf (rowan, reference, seconds) {
  const folder = join(rowan.folder, 'housing-system')
  for (let waited = 0; ; waited++) {
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const text = readFileSync(join(file.parentPath ?? file.path, file.name), 'utf8')
      if (text.includes(reference)) return JSON.parse(text)
    }
    if (waited >= seconds) return undefined
    await new Promise(later => setTimeout(later, 1000))
  }
}
