// Scripts of the public pages: small, and the way out before anything else. Nothing is kept on the device.
import { Button, CharacterCount, Checkboxes, ErrorSummary, SkipLink, createAll } from 'govuk-frontend'
import { LeaveQuietly } from './leave-quietly.js'
import { keepOneEntry } from './one-entry.js'
import { PlainRadios } from './plain-radios.js'

for (const component of [LeaveQuietly, Button, CharacterCount, Checkboxes, ErrorSummary, PlainRadios, SkipLink]) createAll(component)
keepOneEntry()
