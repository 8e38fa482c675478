// Shows the banner "Your session ends at ..." five minutes before. The server wrote the words; without scripts they are always visible.
const before = 5 * 60 * 1000 // milliseconds

export function warnBeforeSessionEnds () {
  for (const banner of document.querySelectorAll('[data-rw-session-end]')) {
    const ends = Date.parse(banner.dataset.rwSessionEnd)
    if (Number.isNaN(ends)) continue
    let timer = 0
    const look = () => {
      clearTimeout(timer)
      const wait = ends - before - Date.now()
      if (wait <= 0) banner.classList.add('rw-session-end--now')
      else timer = setTimeout(look, Math.min(wait, 60000)) // a sleeping laptop stops its timers: look every minute
    }
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') look() })
    look()
  }
}
