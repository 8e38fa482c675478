// With scripts, the whole form leaves one entry in the browser's history: every step replaces the one before, so that Back shows
// nothing that was asked. Without scripts each step is a page of its own, and the page before the first question says so.
export function keepOneEntry () {
  const main = document.querySelector('main')
  if (!main) return

  document.addEventListener('click', event => {
    const link = event.target.closest?.('main a[href^="/tell-us"], a.govuk-back-link[href^="/tell-us"]')
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return
    event.preventDefault()
    window.location.replace(link.href)
  })

  for (const form of main.querySelectorAll('form[method="post"]')) {
    form.addEventListener('submit', async event => {
      if (event.defaultPrevented) return
      event.preventDefault()
      const fields = new URLSearchParams()
      for (const [name, value] of new FormData(form, event.submitter ?? undefined)) if (typeof value === 'string') fields.append(name, value)
      try {
        const answer = await fetch(form.action, { method: 'POST', body: fields, credentials: 'same-origin' })
        if (answer.redirected) return window.location.replace(answer.url)
      } catch { /* the plain way below says what is wrong */ }
      // Something has to be put right: the page with the errors comes the plain way.
      HTMLFormElement.prototype.submit.call(form)
    })
  }
}
