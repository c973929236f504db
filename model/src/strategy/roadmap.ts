/** [B7] One edition of the smart city roadmap. */
import { code, date, integer } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const roadmapStatus = closedList(
  'roadmapStatus',
  { zh: '路线图状态', en: 'Roadmap status' },
  {
    draft: { zh: '草案', en: 'Draft' },
    current: { zh: '现行', en: 'Current' },
    superseded: { zh: '已被替代', en: 'Superseded' },
  },
)

export const Roadmap = defineRecord({
  name: 'Roadmap',
  table: 'roadmap',
  path: 'roadmaps',
  room: 'strategy',
  component: 'B7',
  title: { zh: '路线图', en: 'roadmap' },
  plural: 'roadmaps',
  about: { zh: '智慧城市路线图的一个版本。', en: 'One edition of the smart city roadmap.' },
  evidence: 'register',
  publication: { unpublished: ['draft'] },
  fields: {
    edition: integer(
      { zh: '版次', en: 'edition' },
      { zh: '版次序号。', en: 'Running number of the edition.' },
      { required: true },
    ),
    status: code(
      roadmapStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
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
      draft: { current: { zh: '设为现行', en: 'Put in force' } },
      current: { superseded: { zh: '由新版替代', en: 'Replace by a new edition' } },
      superseded: {},
    },
  },
})
export type Roadmap = RecordOf<typeof Roadmap>
