/** [E] A temporary measure or power, with its end and the deletion of its data. */
import { boolean, datetime, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const PowersLog = defineRecord({
  name: 'PowersLog',
  table: 'powers_log',
  path: 'powers-logs',
  room: 'emergency',
  component: 'E',
  title: { zh: '临时措施登记', en: 'temporary power' },
  plural: 'temporary powers',
  about: {
    zh: '临时措施或权力及其终止与数据删除。',
    en: 'A temporary measure or power, with its end and the deletion of its data.',
  },
  evidence: 'register',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'temporaryPowers' },
    ),
    measure: text({ zh: '措施', en: 'measure' }, { zh: '措施或权力。', en: 'Measure or power.' }, { required: true }),
    personalData: boolean(
      { zh: '涉及个人信息', en: 'personal data' },
      { zh: '是否涉及个人信息。', en: 'Whether personal data is involved.' },
      {
        required: true,
        yes: { zh: '涉及个人信息', en: 'involves personal data' },
        no: { zh: '不涉及个人信息', en: 'involves no personal data' },
      },
    ),
    startsAt: datetime(
      { zh: '开始时间', en: 'start time' },
      { zh: '开始时间。', en: 'When it starts.' },
      { required: true },
    ),
    expiresAt: datetime(
      { zh: '到期时间', en: 'expiry time' },
      { zh: '到期时间，长期有效为空。', en: 'When it ends; empty if open-ended.' },
    ),
    endedAt: datetime(
      { zh: '结束时间', en: 'end time' },
      { zh: '结束时间，进行中为空。', en: 'When it ended; empty while it runs.' },
    ),
    dataDeletedAt: datetime(
      { zh: '数据删除时间', en: 'data deletion time' },
      { zh: '数据删除时间。', en: 'When its data was deleted.' },
    ),
  },
})
export type PowersLog = RecordOf<typeof PowersLog>
