// node run.mjs PROGRAM [words of a story's name]: drives the real program in a real browser. TIMES=1 prints the seconds of each story;
// PASSED=file writes down the names of those that passed.
import { readdirSync, writeFileSync } from 'node:fs'
import { Expect, Late, Rowan, stories, within } from './harness.mjs'

const storyLimit = 240  // seconds; the longest takes a tenth of it

for (const file of ['journey.mjs', 'public.mjs', 'access.mjs', 'pages.mjs', ...readdirSync(`${import.meta.dirname}/stories`).filter(name => name.endsWith('.mjs')).sort().map(name => `stories/${name}`)]) {
  const before = stories.length
  await import(`./${file}`)
  if (stories.length > before) stories[before].freshBrowser = true  // a browser for each file: what wears out is told where it is
}

const rowan = new Rowan(process.argv[2] ?? '../../build/dev/rowan')
const only = process.argv.slice(3).join(' ')

async function tell (run) {
  const expect = new Expect()
  try {
    await within(storyLimit, 'the story', run(rowan, expect))
  } catch (error) {
    if (error instanceof Late) rowan.lost = true  // whatever still goes on in that browser must not go on beside the next story
    expect.is(false, String(error.stack ?? error))
  }
  return expect.faults
}

// A browser that is lost says nothing of the program: the story is told once more in a fresh one, and the run says so.
async function judge ({ name, run }) {
  const faults = await tell(run)
  if (faults.length === 0 || await rowan.browserAnswers()) return faults
  console.log(`note  the browser was lost in "${name}": ${faults[0]?.split('\n')[0]}; told again in a fresh one`)
  await rowan.freshBrowser()
  return tell(run)
}

const good = []
let failed = 0
try {
  await rowan.start()
  for (const each of stories) {
    if (only && !each.name.includes(only)) continue
    const began = Date.now()
    if (each.freshBrowser || rowan.lost) await rowan.freshBrowser()
    const faults = await judge(each)
    if (process.env.TIMES) console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${each.name}`)
    if (faults.length === 0) good.push(each.name)
    else {
      failed++
      console.log(`not ok: ${each.name}`)
      for (const fault of faults) console.log(`    ${fault.slice(0, 2000)}`)
    }
    await within(20, 'closing what a story left open', Promise.all(rowan.browser.contexts().map(context => context.close()))).catch(() => rowan.freshBrowser())
  }
} finally {
  await rowan.end()
}
if (process.env.PASSED) writeFileSync(process.env.PASSED, good.map(name => `${name}\n`).join(''))
console.log(`${good.length} passed, ${failed} failed`)
process.exit(failed || !good.length ? 1 : 0)
