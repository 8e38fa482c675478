// "Cover screen": staff hide what is on screen when somebody walks up, with the button or with Escape twice within a second.
const twice = 1000 // milliseconds

export function coverScreen () {
  const button = document.querySelector('[data-rw-cover]')
  const back = document.querySelector('[data-rw-uncover]')
  if (!button || !back) return
  const root = document.documentElement
  let title = document.title
  let place = null // where the focus was
  let lastEscape = -Infinity

  const cover = () => {
    if (root.classList.contains('rw-covered')) return
    title = document.title
    place = document.activeElement
    root.classList.add('rw-covered')
    document.title = 'Rowan'
    back.focus()
  }

  button.hidden = false
  button.addEventListener('click', cover)
  back.addEventListener('click', () => {
    root.classList.remove('rw-covered')
    document.title = title
    const to = place && place !== document.body && place.isConnected ? place : button
    to.focus()
  })
  // Capture, so that a menu that closes on Escape cannot swallow it.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.repeat) return
    if (event.timeStamp - lastEscape <= twice) {
      lastEscape = -Infinity
      cover()
    } else {
      lastEscape = event.timeStamp
    }
  }, { capture: true })
}
