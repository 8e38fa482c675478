// A server of its own with a fresh demo, a browser, and a word for what a story expects.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createServer } from 'node:https'
import { chromium } from 'playwright-core'

const root = resolve(import.meta.dirname, '../..')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const stories = []
export const story = (name, run) => stories.push({ name, run })

export class Late extends Error {}

// What a promise gives, or a fault when it takes too long: some calls of the driver wait for ever on a browser that hangs.
export async function within (seconds, what, promise) {
  let timer
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Late(`${what}: nothing within ${seconds} s`)), seconds * 1000) })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

export class Rowan {
  constructor (program) {
    this.program = resolve(program)
    this.folder = mkdtempSync(join(tmpdir(), 'rowan-browser-'))
    this.config = join(this.folder, 'rowan.toml')
    mkdirSync(join(this.folder, 'housing-system'))
    writeFileSync(this.config, `[server]\nport = 0\n[data]\nfolder = "${this.folder}/data"\nkey_file = "${this.folder}/key"\n[landlord]\nname = "Northbrook Homes"\nteams = ["North", "South"]\nduty_lead = "The duty lead"\nduty_phone = "01632 960188"\nleave_to = "https://weather.example/"\n` +
      `[housing_system]\nfolder = "${this.folder}/housing-system"\n[policy]\nfolder = "${root}/policies"\ndefault = "connexus-2023"\n[policy.owners]\nROWAN-HOMES = "connexus-2023"\nROWAN-LIVING = "notting-hill-genesis-2019"\n[log]\nfile = "${this.folder}/rowan.log"\n`)
  }

  run (...args) { return execFileSync(this.program, ['-c', this.config, ...args], { encoding: 'utf8' }) }

  async start () {
    this.run('demo', '--cases', '24')
    await this.serve()
    this.port = await this.weather()
    this.sessions = new Map()
    await this.freshBrowser()
  }

  // A browser nothing has happened in yet. One that hangs cannot be asked to end: it is ended. The people's sessions stay.
  async freshBrowser () {
    await this.endBrowser()
    const args = [...flags, `--host-resolver-rules=MAP weather.example 127.0.0.1:${this.port}`, '--ignore-certificate-errors']
    for (let tries = 0; ; tries++) {
      try {
        this.browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, timeout: 60_000, args })
        this.lost = false
        return
      } catch (fault) {
        endBrowsers()
        if (tries === 2) throw fault
      }
    }
  }

  async endBrowser () {
    await within(10, 'ending the browser', Promise.resolve(this.browser?.close())).catch(() => {})
    endBrowsers()
  }

  // Every context comes from here: a browser that gives none within half a minute is lost, which is no fault of the story.
  async context (options) {
    try {
      return await within(30, 'a new context', this.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options }))
    } catch (fault) {
      this.lost = true
      throw fault
    }
  }

  // Whether the browser still does what any browser does; asked when a story failed.
  async browserAnswers () {
    if (this.lost || !this.browser?.isConnected()) return false
    try {
      const context = await within(20, 'a new context', this.browser.newContext())
      await within(20, 'an empty page', context.newPage().then(page => page.goto('about:blank')))
      await within(20, 'closing it', context.close())
      return true
    } catch {
      return false
    }
  }

  async serve () {
    this.server = spawn(this.program, ['-c', this.config, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.site = await new Promise((ready, fail) => {
      this.server.stdout.once('data', line => ready(String(line).trim().replace(/\/$/, '')))
      this.server.once('exit', code => fail(new Error(`the server ended with ${code}`)))
    })
  }

  // The neutral page that "Exit this page" leads to, on a site of its own.
  async weather () {
    const [key, certificate] = [join(this.folder, 'weather.key'), join(this.folder, 'weather.pem')]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=weather.example'], { stdio: 'ignore' })
    this.outside = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_, answer) => answer.setHeader('content-type', 'text/html').end('<!DOCTYPE html><html lang="en"><title>Weather</title><h1>Weather</h1></html>'))
    await new Promise(listening => this.outside.listen(0, '127.0.0.1', listening))
    return this.outside.address().port
  }

  async stopServing () {
    const ended = new Promise(end => this.server.once('exit', end))
    this.server.kill('SIGTERM')
    await ended
  }

  user (name) { return JSON.parse(this.run('demo', 'codes', '--json')).find(user => user.user_name === name) }

  // A page of somebody signed in; each person signs in once, since a code works once.
  async as (name, options = {}) {
    const context = await this.context({ ...options, storageState: this.sessions.get(name) })
    const page = await context.newPage()
    this.watch(page)
    if (!this.sessions.has(name)) {
      await this.signIn(page, name)
      this.sessions.set(name, await context.storageState())
    }
    return page
  }

  async signIn (page, name) {
    for (let tries = 0; ; tries++) {
      const user = this.user(name)
      await page.goto(this.site + '/sign-in')
      await page.fill('[name=user_name]', user.user_name)
      await page.fill('[name=password]', user.password)
      await page.fill('[name=code]', user.code)
      await page.click('main button[type=submit]')
      if (!page.url().includes('/sign-in')) return
      if (tries === 2) throw new Error(`${name} cannot sign in`)
      await new Promise(later => setTimeout(later, 30_500))  // the code was used a moment ago
    }
  }

  async anybody (options = {}) {
    const context = await this.context(options)
    const page = await context.newPage()
    this.watch(page)
    return page
  }

  // Anything a page says on its console, or asks of another site, is a fault.
  watch (page) {
    page.setDefaultTimeout(6000)
    page.said = []
    page.on('console', message => { if (['error', 'warning'].includes(message.type()) && !/status of 40[349]/.test(message.text())) page.said.push(message.text()) })
    page.on('pageerror', error => page.said.push(String(error)))
  }

  async end () {
    await this.endBrowser()
    this.server?.kill('SIGKILL')
    this.outside?.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

// Ends every browser this program started: its children by that name.
function endBrowsers () {
  for (const pid of readdirSync('/proc').filter(name => /^[0-9]+$/.test(name))) {
    try {
      const [, name, parent] = /^[0-9]+ \((.*)\) \S+ ([0-9]+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
      if (Number(parent) === process.pid && name.startsWith('chrom')) process.kill(Number(pid), 'SIGKILL')
    } catch {}  // it ended while we looked
  }
}

export class Expect {
  constructor () { this.faults = [] }
  is (ok, what) { if (!ok) this.faults.push(what) }
  async text (page, words, what = `"${words}" is on ${page.url()}`) {
    const body = await page.innerText('body')
    this.is(words instanceof RegExp ? words.test(body) : body.includes(words), what)
  }
  async noText (page, words) {
    const body = await page.innerText('body')
    this.is(!body.includes(words), `"${words}" must not be on ${page.url()}`)
  }
  // Accessible, discreet, no sideways scrolling, silent console.
  async good (page, name) {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    const who = wide <= 0 ? '' : await page.evaluate(() => [...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth && !e.closest('thead, .govuk-visually-hidden')).map(e => `${e.tagName}.${e.className} "${e.textContent.trim().slice(0, 40)}"`).slice(0, 3).join(' ; '))
    this.is(wide <= 0, `${name}: ${wide}px wider than the screen: ${who}`)
    const report = await axe(page)
    for (const v of report.violations) this.is(false, `${name}: ${v.id} (${v.impact}): ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' ; ')}`)
    const title = await page.title()
    this.is(title.length > 5 && !/abuse|violence|victim|survivor|marac|risk/i.test(title + new URL(page.url()).pathname), `${name}: telling title or address "${title}"`)
    this.is(page.said.length === 0, `${name}: the console said ${page.said.join(' | ')}`)
    page.said.length = 0
  }
}

// The strict policy of the pages keeps foreign scripts out, so the checker runs in the browser's own isolated world.
async function axe (page) {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' })
  await session.send('Runtime.evaluate', { contextId: executionContextId, expression: axeSource })
  const answer = await session.send('Runtime.evaluate', {
    contextId: executionContextId, awaitPromise: true, returnByValue: true,
    expression: `axe.run({ exclude: [['.govuk-js-exit-this-page-skiplink'], ['.govuk-back-link'], ['.govuk-skip-link']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => ({ violations: r.violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => ({ target: n.target })) })) }))`
  })
  await session.detach()
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
  return answer.result.value
}

export async function shot (page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
}
