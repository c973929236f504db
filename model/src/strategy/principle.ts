/** [A] One agreed guiding principle of the city, with its text and its departure from the annexed set. */
import { bilingual, code, date, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { principle } from '../codes/principle.ts'

export const principleStatus = closedList(
  'principleStatus',
  { zh: '原则状态', en: 'Principle status' },
  {
    draft: { zh: '草案', en: 'Draft' },
    agreed: { zh: '已认可', en: 'Agreed' },
    retired: { zh: '已废止', en: 'Retired' },
  },
)

export const Principle = defineRecord({
  name: 'Principle',
  table: 'principle',
  path: 'principles',
  room: 'strategy',
  component: 'A',
  title: { zh: '实施原则', en: 'guiding principle' },
  plural: 'guiding principles',
  about: {
    zh: '城市认可的一条实施原则及其文本和与标准附录的差异说明。',
    en: 'One agreed guiding principle of the city, with its text and its departure from the annexed set.',
  },
  evidence: 'register',
  publication: { unpublished: ['draft'] },
  fields: {
    code: code(principle, { zh: '代码', en: 'code' }, { zh: '代码。', en: 'Code, from a list.' }, { required: true }),
    text: bilingual(
      { zh: '正文', en: 'text' },
      { zh: '中英文正文。', en: 'Full text in both languages.' },
      { required: true, max: 20_000 },
    ),
    status: code(
      principleStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    agreedAt: date(
      { zh: '认可日期', en: 'agreement date' },
      { zh: '认可日期。', en: 'Day it was agreed.' },
      { required: true },
    ),
    reviewDueAt: date(
      { zh: '应复核日期', en: 'review due date' },
      { zh: '最迟复核日期。', en: 'Day by which it must be reviewed.' },
      { required: true },
    ),
    baselineRef: text(
      { zh: '基准出处', en: 'baseline reference' },
      { zh: '基准文本的出处。', en: 'Where the starting text comes from.' },
    ),
    deviationNote: text(
      { zh: '差异说明', en: 'deviation note' },
      { zh: '与基准的差异及理由。', en: 'Where and why the city departs from it.' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'draft',
    moves: {
      draft: { agreed: { zh: '认可', en: 'Agree' } },
      agreed: { draft: { zh: '退回修订', en: 'Take back for revision' }, retired: { zh: '废止', en: 'Retire' } },
      retired: {},
    },
  },
})
export type Principle = RecordOf<typeof Principle>
