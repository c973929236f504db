/** [B14] Calls and errors of one interface in one period. */
import { date, integer, number, ref, refs } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const ApiUsage = defineRecord({
  name: 'ApiUsage',
  table: 'api_usage',
  path: 'api-usages',
  room: 'resources',
  component: 'B14',
  title: { zh: '接口调用量', en: 'interface usage' },
  plural: 'interface usage records',
  about: { zh: '某接口某时段的调用量与错误率。', en: 'Calls and errors of one interface in one period.' },
  evidence: 'live',
  fields: {
    apiId: ref(
      'Api',
      { zh: '接口', en: 'interface' },
      { zh: '提供数据的接口。', en: 'Interface that serves it.' },
      { required: true, word: 'api', inverse: 'interfaceUsageRecords' },
    ),
    periodEnd: date(
      { zh: '时段结束', en: 'period end' },
      { zh: '时段最后一日。', en: 'Last day of the period.' },
      { required: true },
    ),
    calls: integer({ zh: '调用次数', en: 'calls' }, { zh: '调用次数。', en: 'Number of calls.' }, { required: true }),
    errorRate: number(
      { zh: '错误率', en: 'error rate' },
      { zh: '失败比例，0至1。', en: 'Share of failed calls, 0 to 1.' },
      { required: true, unit: 'ratio' },
    ),
    p95ms: number(
      { zh: '95分位时延', en: '95th percentile latency' },
      { zh: '95%调用的最大时延。', en: 'Latency that 95 % of calls stay under.' },
      { required: true, unit: 'ms' },
    ),
    consumerOrgIds: refs(
      'Organization',
      { zh: '使用单位', en: 'using organizations' },
      { zh: '使用单位。', en: 'Organizations that use it.' },
      { word: 'consumerOrganizations', inverse: 'interfaceUsageRecords' },
    ),
  },
})
export type ApiUsage = RecordOf<typeof ApiUsage>
