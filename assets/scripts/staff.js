// Scripts of the pages for staff. Every page works without them; they only add comfort. Nothing is kept on the device.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, ServiceNavigation, SkipLink, createAll
} from 'govuk-frontend'
import { AddAnother, ButtonMenu, DatePicker, MultiFileUpload } from '@ministryofjustice/frontend'
import { coverScreen } from './cover.js'
import { keepDrafts } from './drafts.js'
import { PlainRadios } from './plain-radios.js'
import { warnBeforeSessionEnds } from './session-end.js'

// The cover first: it must work even if something below fails.
coverScreen()
for (const component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, PlainRadios, ServiceNavigation, SkipLink,
  AddAnother, ButtonMenu, DatePicker, MultiFileUpload
]) createAll(component)
keepDrafts()
warnBeforeSessionEnds()
