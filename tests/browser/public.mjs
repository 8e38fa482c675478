// The public page: somebody tells us, and nothing stays behind.
import { shot, story } from './harness.mjs'

const next = async page => {
  const before = page.url()
  await page.click('main form button[type=submit]')
  await page.waitForURL(url => url.href !== before, { waitUntil: 'load' })
}

story('NHG_15 NHG_25 somebody tells us on the public page, without scripts, and it waits in triage', async (rowan, expect) => {
  const page = await rowan.anybody({ javaScriptEnabled: false })
  await page.goto(rowan.site + '/tell-us')
  await page.goto(rowan.site + '/tell-us/before-you-start')
  await page.goto(rowan.site + '/tell-us/1')
  let pages = 0
  await page.check('input[type=radio][value=survivor]')
  await next(page)
  while (!page.url().endsWith('/check') && pages++ < 20) {
    const areas = page.locator('main textarea')
    if (pages < 6 && await areas.count() > 0) await areas.first().fill('I do not feel safe at home ' + pages)
    await next(page)
  }
  await expect.text(page, /Check your answers/i)
  await next(page)
  expect.is(page.url().endsWith('/done'), `sent: ${page.url()}`)
  const officer = await rowan.as('officer')
  await officer.goto(rowan.site + '/reports')
  await expect.good(officer, 'reports')
  await officer.locator('main a[href*="/reports/R-"]').last().click()
  await expect.text(officer, 'I do not feel safe at home')
})

story('every public page is accessible, discreet and small, and the way out is on it', async (rowan, expect) => {
  for (const [width, height] of [[1280, 900], [360, 740], [320, 640]]) {
    const page = await rowan.anybody({ viewport: { width, height } })
    for (const path of ['/tell-us', '/tell-us/before-you-start', '/tell-us/stay-safe-online', '/tell-us/other-ways', '/tell-us/1']) {
      await page.goto(rowan.site + path)
      await expect.good(page, `${path} ${width}`)
    }
    await page.check('input[type=radio][value=survivor]')
    let n = 1
    await next(page)
    while (!page.url().endsWith('/check') && n++ < 20) {
      await expect.good(page, `${new URL(page.url()).pathname} ${width}`)
      expect.is(await page.locator('.govuk-exit-this-page__button').count() === 1, 'the exit button is there')
      expect.is(await page.locator('text=Call 999').count() >= 1, '999 is there')
      if (width === 360) await shot(page, `tell-us-${n}`)
      await next(page)
    }
    await expect.good(page, `check ${width}`)
    const storage = await page.evaluate(() => localStorage.length + sessionStorage.length)
    expect.is(storage === 0, 'nothing is stored on the device')
    const cookies = await page.context().cookies()
    expect.is(cookies.length === 1 && cookies[0].httpOnly && cookies[0].expires === -1 && cookies[0].sameSite === 'Strict', `one cookie for this visit: ${JSON.stringify(cookies)}`)
  }
})

for (const way of ['click', 'shift', 'no script']) {
  story(`leaving by ${way} forgets the answers, and Back does not return`, async (rowan, expect) => {
    const page = await rowan.anybody(way === 'no script' ? { javaScriptEnabled: false } : {})
    await page.goto(rowan.site + '/tell-us/1')
    await page.check('input[type=radio][value=survivor]')
    await next(page)
    if (way === 'shift') for (let i = 0; i < 3; i++) await page.keyboard.press('Shift')
    else await page.locator('.govuk-exit-this-page__button').click()
    await page.waitForURL('https://weather.example/**')
    expect.is(await page.title() === 'Weather', 'lands on the neutral page')
    const cookies = await page.context().cookies(rowan.site)
    expect.is(cookies.length === 0, `no cookie is left: ${cookies.length}`)
    if (way !== 'no script') {
      // One entry for the whole form, and leaving replaced it.
      await page.goBack().catch(() => {})
      expect.is(!page.url().startsWith(rowan.site), `Back returns to ${page.url()}`)
    }
    await page.goto(rowan.site + '/tell-us/check')
    expect.is(!page.url().endsWith('/check'), 'the answers are gone on the server')
  })
}
