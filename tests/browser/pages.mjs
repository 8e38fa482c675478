// Every page of the journey at three widths.
import { shot, story } from './harness.mjs'

const pages = {
  officer: ['/cases', '/cases/team', '/cases/unallocated', '/cases/closed', '/cases?due=overdue', '/cases?contact=check', '/tasks', '/reports', '/reports/new', '/messages', '/account', '/account/about-you', '/policy', '/help', '/accessibility', '/privacy', '/cookies'],
  manager: ['/cases/team', '/organisation', '/urgent-access', '/reports/ended', '/policy/connexus-2023'],
  admin: ['/staff', '/staff/new', '/account'],
  auditor: ['/audit']
}
const ofCase = ['', '/timeline', '/people', '/safe-contact', '/safe-contact/new', '/contacts/new', '/tasks', '/tasks/new', '/access', '/more', '/danger', '/household', '/perpetrator', '/definition', '/wishes', '/records/safety-measures', '/records/incident', '/not-referring', '/allocate', '/hand-over', '/close']

for (const [width, height] of [[1280, 900], [360, 740], [320, 640]]) {
  story(`every page is accessible, discreet and readable at ${width} pixels`, async (rowan, expect) => {
    const titles = new Map()
    for (const [name, paths] of Object.entries(pages)) {
      const page = await rowan.as(name, { viewport: { width, height } })
      for (const path of paths) {
        const answer = await page.goto(rowan.site + path)
        expect.is(answer.status() === 200, `${path}: ${answer.status()}`)
        await expect.good(page, `${path} ${width}`)
        const h1 = await page.locator('h1').count()
        expect.is(h1 === 1, `${path}: ${h1} h1`)
        if (['/cases', '/reports', '/reports/new', '/policy/connexus-2023'].includes(path)) await shot(page, `page${path.replace(/\W/g, '-')}-${width}`)
        titles.set(path, await page.title())
      }
    }
    const page = await rowan.as('officer', { viewport: { width, height } })
    await page.goto(rowan.site + '/cases')
    const href = await page.locator('.rw-cases__name').first().getAttribute('href')
    for (const below of ofCase) {
      const answer = await page.goto(rowan.site + href + below)
      expect.is(answer.status() === 200, `${below}: ${answer.status()}`)
      await expect.good(page, `case${below} ${width}`)
      expect.is((await page.title()).endsWith(' – Rowan'), `title of case${below}`)
      if (['', '/people', '/safe-contact', '/access'].includes(below)) await shot(page, `case${below.replace(/\W/g, '-')}-${width}`)
    }
  })
}
