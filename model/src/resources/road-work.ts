/** [B12] One dig on a road segment. */
import { boolean, date, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const RoadWork = defineRecord({
  name: 'RoadWork',
  table: 'road_work',
  path: 'road-works',
  room: 'resources',
  component: 'B12',
  title: { zh: '道路开挖', en: 'road works' },
  plural: 'road works',
  about: { zh: '某路段的一次开挖。', en: 'One dig on a road segment.' },
  evidence: 'live',
  fields: {
    segmentRef: text({ zh: '路段', en: 'road segment' }, { zh: '路段标识。', en: 'Road segment.' }, { required: true }),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, word: 'organization', inverse: 'roadWorks' },
    ),
    startedAt: date(
      { zh: '开始时间', en: 'start date' },
      { zh: '开始的日期。', en: 'When it started.' },
      { required: true },
    ),
    joint: boolean(
      { zh: '联合开挖', en: 'joint' },
      { zh: '是否联合开挖。', en: 'Whether several bodies dug together.' },
      {
        required: true,
        yes: { zh: '联合开挖', en: 'was dug jointly' },
        no: { zh: '单独开挖', en: 'was dug by one body' },
      },
    ),
    repeatWithin12m: boolean(
      { zh: '12个月内重复', en: 'repeat within 12 months' },
      { zh: '同一路段12个月内是否重复开挖。', en: 'Whether the same segment was dug within 12 months.' },
      {
        required: true,
        yes: { zh: '12个月内重复开挖', en: 'repeats a dig within 12 months' },
        no: { zh: '12个月内首次开挖', en: 'is the first dig in 12 months' },
      },
    ),
  },
})
export type RoadWork = RecordOf<typeof RoadWork>
