/** [B3] Something learned, and where it was used again. */
import { bilingual, code, date, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const lessonSource = closedList(
  'lessonSource',
  { zh: '经验来源', en: 'Source of lesson' },
  {
    peer_city: { zh: '其他城市', en: 'Peer city' },
    own_project: { zh: '本市项目', en: 'Own project' },
    incident: { zh: '突发事件', en: 'Incident' },
    research: { zh: '研究', en: 'Research' },
    national: { zh: '上级政府', en: 'National or regional government' },
  },
)

export const Lesson = defineRecord({
  name: 'Lesson',
  table: 'lesson',
  path: 'lessons',
  room: 'strategy',
  component: 'B3',
  title: { zh: '经验教训', en: 'lesson' },
  plural: 'lessons',
  about: { zh: '总结的经验教训及其再次运用情况。', en: 'Something learned, and where it was used again.' },
  evidence: 'register',
  fields: {
    sourceKind: code(
      lessonSource,
      { zh: '来源类别', en: 'source kind' },
      { zh: '经验的来源类别。', en: 'Where the lesson comes from.' },
      { required: true },
    ),
    sourceId: ref(
      ['Initiative', 'Incident'],
      { zh: '来源', en: 'source record' },
      { zh: '来源记录。', en: 'Record it follows from.' },
      { word: 'source' },
    ),
    recordedAt: date(
      { zh: '登记日期', en: 'recording date' },
      { zh: '登记日期。', en: 'Day it was recorded.' },
      { required: true },
    ),
    text: bilingual(
      { zh: '正文', en: 'text' },
      { zh: '中英文正文。', en: 'Full text in both languages.' },
      { required: true, max: 20_000 },
    ),
    reusedByInitiativeIds: refs(
      'Initiative',
      { zh: '采用的举措', en: 'initiatives that reused it' },
      { zh: '采用该经验的举措。', en: 'Initiatives that used the lesson.' },
      { word: 'reusedByInitiatives', inverse: 'lessons' },
    ),
  },
})
export type Lesson = RecordOf<typeof Lesson>
