/** [B10] A breach or loss involving personal data. */
import { code, datetime } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { severity } from '../codes/severity.ts'

export const PrivacyIncident = defineRecord({
  name: 'PrivacyIncident',
  table: 'privacy_incident',
  path: 'privacy-incidents',
  room: 'services',
  component: 'B10',
  title: { zh: '个人信息安全事件', en: 'privacy incident' },
  plural: 'privacy incidents',
  about: { zh: '涉及个人信息的泄露、丢失等事件。', en: 'A breach or loss involving personal data.' },
  evidence: 'live',
  fields: {
    detectedAt: datetime(
      { zh: '发现时间', en: 'detection time' },
      { zh: '发现时间。', en: 'When it was noticed.' },
      { required: true },
    ),
    notifiedAt: datetime(
      { zh: '通知时间', en: 'notification time' },
      { zh: '通知时间。', en: 'When those concerned were told.' },
    ),
    severity: code(
      severity,
      { zh: '严重程度', en: 'severity' },
      { zh: '严重程度。', en: 'How serious it is.' },
      { required: true },
    ),
  },
})
export type PrivacyIncident = RecordOf<typeof PrivacyIncident>
