/** [B13] One organization reusing an asset of another. */
import { date, number, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const ReuseRecord = defineRecord({
  name: 'ReuseRecord',
  table: 'reuse_record',
  path: 'reuse-records',
  room: 'resources',
  component: 'B13',
  title: { zh: '复用记录', en: 'reuse record' },
  plural: 'reuse records',
  about: { zh: '一个单位复用另一单位资产的记录。', en: 'One organization reusing an asset of another.' },
  evidence: 'register',
  fields: {
    assetId: ref(
      'Asset',
      { zh: '资产', en: 'asset' },
      { zh: '相关资产。', en: 'Asset concerned.' },
      { required: true, word: 'asset', inverse: 'reuseRecords' },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, word: 'organization', inverse: 'reuseRecords' },
    ),
    startedAt: date(
      { zh: '开始时间', en: 'start date' },
      { zh: '开始的日期。', en: 'When it started.' },
      { required: true },
    ),
    saving: number(
      { zh: '节约金额', en: 'saving' },
      { zh: '年节约金额。', en: 'Money saved a year.' },
      { unit: 'CNY' },
    ),
  },
})
export type ReuseRecord = RecordOf<typeof ReuseRecord>
