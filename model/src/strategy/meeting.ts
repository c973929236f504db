/** [B2] A meeting of a governance body. */
import { boolean, code, date, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { bodyKind } from '../codes/body-kind.ts'

export const Meeting = defineRecord({
  name: 'Meeting',
  table: 'meeting',
  path: 'meetings',
  room: 'strategy',
  component: 'B2',
  title: { zh: '会议', en: 'meeting' },
  plural: 'meetings',
  about: { zh: '治理机构的一次会议。', en: 'A meeting of a governance body.' },
  evidence: 'register',
  fields: {
    bodyId: ref(
      'GovernanceBody',
      { zh: '治理机构', en: 'governance body' },
      { zh: '相关治理机构。', en: 'Body concerned.' },
      { required: true, word: 'body', inverse: 'meetings' },
    ),
    bodyKind: code(
      bodyKind,
      { zh: '机构类型', en: 'body kind' },
      { zh: '治理机构类型。', en: 'Kind of body.' },
      { required: true },
    ),
    heldAt: date(
      { zh: '举行日期', en: 'meeting or event date' },
      { zh: '举行日期。', en: 'Day it was held.' },
      { required: true },
    ),
    quorate: boolean(
      { zh: '达到法定人数', en: 'quorate' },
      { zh: '是否达到法定人数。', en: 'Whether the quorum was reached.' },
      {
        required: true,
        yes: { zh: '达到法定人数', en: 'reached its quorum' },
        no: { zh: '未达法定人数', en: 'did not reach its quorum' },
      },
    ),
    minutesRef: text({ zh: '会议纪要', en: 'minutes' }, { zh: '纪要编号或链接。', en: 'Reference to the minutes.' }),
  },
})
export type Meeting = RecordOf<typeof Meeting>
