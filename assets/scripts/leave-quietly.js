// The "Exit this page" component, with five changes:
//   the tab title and icon go at once, so a slow connection shows nothing;
//   the current history entry is replaced, so Back does not return to it;
//   the way out is our own /leave, which forgets the answers before it redirects;
//   Shift on an on-screen keyboard is only typing, never a way out;
//   left and right Shift may be mixed.
import { ExitThisPage } from 'govuk-frontend'

export class LeaveQuietly extends ExitThisPage {
  handleKeypress (event) {
    const field = event.target.closest?.('input, textarea, select')
    if (field && window.matchMedia('(hover: none) and (pointer: coarse)').matches) return
    super.handleKeypress(event)
    if (event.key === 'Shift') this.lastKeyWasModified = false
  }

  exitPage () {
    document.title = 'Loading'
    for (const icon of document.querySelectorAll('link[rel~="icon"]')) icon.href = 'data:,'
    document.body.classList.add('govuk-exit-this-page-hide-content')
    this.$overlay = document.createElement('div')
    this.$overlay.className = 'govuk-exit-this-page-overlay'
    this.$overlay.setAttribute('role', 'alert')
    this.$overlay.textContent = this.i18n.t('activated')
    document.body.append(this.$overlay)
    window.location.replace(this.$button.href)
  }
}
