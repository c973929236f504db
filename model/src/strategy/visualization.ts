/** [B1] A picture, map, model or film that makes the vision or roadmap visible. */
import { code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { endorsedKind } from '../codes/endorsed-kind.ts'

export const modality = closedList(
  'modality',
  { zh: '呈现方式', en: 'Modality' },
  {
    map: { zh: '地图', en: 'Map' },
    model3d: { zh: '三维模型', en: '3D model' },
    video: { zh: '视频', en: 'Video' },
    infographic: { zh: '图解', en: 'Infographic' },
    exhibition: { zh: '展览', en: 'Exhibition' },
    simulation: { zh: '仿真', en: 'Simulation' },
    other: { zh: '其他', en: 'Other' },
  },
)

export const Visualization = defineRecord({
  name: 'Visualization',
  table: 'visualization',
  path: 'visualizations',
  room: 'strategy',
  component: 'B1',
  title: { zh: '可视化成果', en: 'visualization' },
  plural: 'visualizations',
  about: {
    zh: '使愿景或路线图可见的图、模型、影像等成果。',
    en: 'A picture, map, model or film that makes the vision or roadmap visible.',
  },
  evidence: 'register',
  publication: { since: 'publishedAt' },
  fields: {
    targetType: code(
      endorsedKind,
      { zh: '对象类型', en: 'subject kind' },
      { zh: '所针对的记录类型。', en: 'Kind of record it is about.' },
      { required: true },
    ),
    targetId: ref(
      ['Vision', 'Principle', 'Roadmap', 'Benefit'],
      { zh: '对象', en: 'subject' },
      { zh: '所针对的记录。', en: 'Record it is about.' },
      { required: true, word: 'target' },
    ),
    modality: code(
      modality,
      { zh: '呈现方式', en: 'modality' },
      { zh: '呈现方式。', en: 'Form of the picture.' },
      { required: true },
    ),
    publishedAt: date(
      { zh: '公布日期', en: 'publication date' },
      { zh: '公开日期，未公开为空。', en: 'When it was made public; empty if not.' },
    ),
    revisedAt: date(
      { zh: '更新日期', en: 'revision date' },
      { zh: '最近更新日期。', en: 'Day of the last revision.' },
      { required: true },
    ),
  },
})
export type Visualization = RecordOf<typeof Visualization>
