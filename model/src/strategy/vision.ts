/** [B1] One edition of the city vision. */
import { bilingual, code, date, integer } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const visionStatus = closedList(
  'visionStatus',
  { zh: '愿景状态', en: 'Vision status' },
  {
    draft: { zh: '草案', en: 'Draft' },
    consultation: { zh: '征求意见', en: 'In consultation' },
    published: { zh: '已公布', en: 'Published' },
    superseded: { zh: '已被替代', en: 'Superseded' },
  },
)

export const Vision = defineRecord({
  name: 'Vision',
  table: 'vision',
  path: 'visions',
  room: 'strategy',
  component: 'B1',
  title: { zh: '城市愿景', en: 'city vision' },
  plural: 'city visions',
  about: { zh: '城市愿景的一个版本。', en: 'One edition of the city vision.' },
  evidence: 'register',
  publication: { unpublished: ['draft', 'consultation'] },
  fields: {
    edition: integer(
      { zh: '版次', en: 'edition' },
      { zh: '版次序号。', en: 'Running number of the edition.' },
      { required: true },
    ),
    status: code(
      visionStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    text: bilingual(
      { zh: '正文', en: 'text' },
      { zh: '中英文正文。', en: 'Full text in both languages.' },
      { max: 20_000 },
    ),
    draftedAt: date(
      { zh: '起草日期', en: 'drafting date' },
      { zh: '起草日期。', en: 'Day the draft was started.' },
      { required: true },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
    reviewDueAt: date(
      { zh: '应复核日期', en: 'review due date' },
      { zh: '最迟复核日期。', en: 'Day by which it must be reviewed.' },
      { required: true },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'draft',
    moves: {
      draft: { consultation: { zh: '公开征求意见', en: 'Open the consultation' } },
      consultation: {
        draft: { zh: '退回修改', en: 'Take back for changes' },
        published: { zh: '公布', en: 'Publish' },
      },
      published: { superseded: { zh: '由新版替代', en: 'Replace by a new edition' } },
      superseded: {},
    },
  },
})
export type Vision = RecordOf<typeof Vision>
