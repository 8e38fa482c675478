import { Radios } from 'govuk-frontend'

// The stock component marks a radio with aria-expanded, which the role does not allow (axe: aria-allowed-attr). What opens stands
// right after the answer, so nobody loses anything without it.
export class PlainRadios extends Radios {
  syncConditionalRevealWithInputState (input) {
    super.syncConditionalRevealWithInputState(input)
    input.removeAttribute('aria-expanded')
  }
}
