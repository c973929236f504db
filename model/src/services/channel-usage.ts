/** [B11] Volume, cost and satisfaction of one service on one channel in one period. */
import { boolean, date, integer, number, ref } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const ChannelUsage = defineRecord({
  name: 'ChannelUsage',
  table: 'channel_usage',
  path: 'channel-usages',
  room: 'services',
  component: 'B11',
  title: { zh: '渠道使用量', en: 'channel usage' },
  plural: 'channel usage records',
  about: {
    zh: '某服务在某渠道某时段的办件量、成本和满意度。',
    en: 'Volume, cost and satisfaction of one service on one channel in one period.',
  },
  evidence: 'live',
  fields: {
    channelId: ref(
      'Channel',
      { zh: '渠道', en: 'channel' },
      { zh: '使用的渠道。', en: 'Channel used.' },
      { required: true, word: 'channel', inverse: 'channelUsageRecords' },
    ),
    serviceId: ref(
      'Service',
      { zh: '服务事项', en: 'service' },
      { zh: '相关服务事项。', en: 'Service concerned.' },
      { required: true, word: 'service', inverse: 'channelUsageRecords' },
    ),
    digital: boolean(
      { zh: '数字渠道', en: 'digital' },
      { zh: '是否数字渠道。', en: 'Whether the channel is digital.' },
      { required: true, yes: { zh: '为数字渠道', en: 'is digital' }, no: { zh: '为非数字渠道', en: 'is not digital' } },
    ),
    periodEnd: date(
      { zh: '时段结束', en: 'period end' },
      { zh: '时段最后一日。', en: 'Last day of the period.' },
      { required: true },
    ),
    transactions: integer(
      { zh: '办件量', en: 'transactions' },
      { zh: '办件数量。', en: 'Number of transactions.' },
      { required: true },
    ),
    cost: number({ zh: '成本', en: 'cost' }, { zh: '时段成本。', en: 'Cost in the period.' }, { unit: 'CNY' }),
    completionRate: number(
      { zh: '完成率', en: 'completion rate' },
      { zh: '完成比例，0至1。', en: 'Share completed, 0 to 1.' },
      { unit: 'ratio' },
    ),
    satisfaction: number(
      { zh: '满意度', en: 'satisfaction' },
      { zh: '满意度，1至5分。', en: 'Satisfaction, 1 to 5.' },
      { unit: 'scale 1-5' },
    ),
  },
})
export type ChannelUsage = RecordOf<typeof ChannelUsage>
