/** What many routes are asked with: a scope, and the moment at which it is judged. */
import { plainText } from '@citywide/model/text'
import { z } from 'zod'

export const At = z.iso
  .datetime({ offset: true })
  .optional()
  .meta({ description: 'Moment of evaluation; default: the one its scope is judged at, else now' })

export const InScope = z.strictObject({ scope: plainText(60).optional(), at: At })
