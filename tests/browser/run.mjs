// node run.mjs PROGRAM [words of a story's name]: drives the real program in a real browser.
import { readdirSync } from 'node:fs'
import { Expect, Rowan, stories } from './harness.mjs'
import './journey.mjs'
import './public.mjs'
import './access.mjs'
import './pages.mjs'

for (const file of readdirSync(`${import.meta.dirname}/stories`).sort()) if (file.endsWith('.mjs')) await import(`./stories/${file}`)

const rowan = new Rowan(process.argv[2] ?? '../../build/dev/rowan')
const only = process.argv.slice(3).join(' ')
let passed = 0
let failed = 0
try {
  await rowan.start()
  for (const { name, run } of stories) {
    if (only && !name.includes(only)) continue
    const expect = new Expect()
    try {
      await run(rowan, expect)
    } catch (error) {
      expect.is(false, String(error.stack ?? error))
    }
    if (expect.faults.length === 0) passed++
    else {
      failed++
      console.log(`not ok: ${name}`)
      for (const fault of expect.faults) console.log(`    ${fault}`)
    }
    for (const context of rowan.browser.contexts()) await context.close()
  }
} finally {
  await rowan.end()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed || !passed ? 1 : 0)
