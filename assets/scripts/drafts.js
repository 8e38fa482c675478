// Keeps what somebody types as a draft on the server, never on this device: 2 seconds after the typing stops, and when the page goes away.
const quiet = 2000 // milliseconds

// Everything in the form that is text, and the form's token among it. Passwords and files are no drafts.
function contents (form) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    const control = form.elements.namedItem(name)
    if (typeof value === 'string' && control?.type !== 'password') fields.append(name, value)
  }
  return fields
}

function keepDraftOf (form) {
  const address = form.dataset.rwDraft
  const status = form.querySelector('[data-rw-draft-status]')
  let kept = contents(form).toString() // what the server has
  let timer = 0
  let leaving = false // the form itself is on its way: a draft sent now would outlive it

  const say = words => { if (status) status.textContent = words }

  const keep = async () => {
    clearTimeout(timer)
    timer = 0
    const fields = contents(form)
    const text = fields.toString()
    if (leaving || text === kept) return
    try {
      // keepalive lets it finish after the page is gone; browsers take up to 64 KiB that way.
      const answer = await fetch(address, { method: 'POST', body: fields, credentials: 'same-origin', redirect: 'error', keepalive: text.length < 60000 })
      if (!answer.ok) throw new Error(String(answer.status))
      const { kept: time } = await answer.json()
      kept = text
      say(`Draft kept at ${time}. Only you can see it.`)
    } catch {
      say('Draft not kept. Save before you leave this page.')
    }
  }

  // When the page goes away there is no time to wait for an answer.
  const keepAtOnce = () => {
    clearTimeout(timer)
    const fields = contents(form)
    const text = fields.toString()
    if (leaving || text === kept) return
    if (navigator.sendBeacon?.(address, fields)) kept = text
    else keep()
  }

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(keep, quiet)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    leaving = true
  })
  window.addEventListener('pageshow', () => { leaving = false })
  window.addEventListener('pagehide', keepAtOnce)
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep() })
}

export function keepDrafts () {
  for (const form of document.querySelectorAll('form[data-rw-draft]')) keepDraftOf(form)
}
