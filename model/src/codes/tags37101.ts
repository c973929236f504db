import { codes } from '../record/field.ts'
import { issue37101 } from './issue37101.ts'
import { purpose37101 } from './purpose37101.ts'

/** Where something stands in the matrix of ISO 37101: the fields of every register that is counted in it. */
export const tags37101 = {
  purposeCodes: codes(
    purpose37101,
    { zh: 'ISO 37101 目的', en: 'purposes' },
    { zh: '对应的ISO 37101目的。', en: 'Purposes of ISO 37101 it serves.' },
  ),
  issueCodes: codes(
    issue37101,
    { zh: 'ISO 37101 议题', en: 'issues' },
    { zh: '对应的ISO 37101议题。', en: 'Issues of ISO 37101 it touches.' },
  ),
}
