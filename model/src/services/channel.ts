/** [B11] A way to reach services: web, counter, hotline, intermediary. */
import { boolean, code, number, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const channelKind = closedList(
  'channelKind',
  { zh: '渠道类型', en: 'Channel kind' },
  {
    web: { zh: '网站', en: 'Web' },
    app: { zh: '移动端', en: 'App' },
    miniprogram: { zh: '小程序', en: 'Mini-program' },
    hotline: { zh: '热线', en: 'Hotline' },
    counter: { zh: '办事大厅', en: 'Counter' },
    kiosk: { zh: '自助终端', en: 'Kiosk' },
    post: { zh: '邮寄', en: 'Post' },
    home_visit: { zh: '上门', en: 'Home visit' },
    email: { zh: '电子邮件', en: 'E-mail' },
    social: { zh: '社交媒体', en: 'Social media' },
    intermediary: { zh: '中介渠道', en: 'Intermediary' },
    api: { zh: '接口', en: 'Interface' },
  },
)

export const Channel = defineRecord({
  name: 'Channel',
  table: 'channel',
  path: 'channels',
  room: 'services',
  component: 'B11',
  title: { zh: '服务渠道', en: 'service channel' },
  plural: 'service channels',
  about: {
    zh: '获取服务的途径：网站、大厅、热线、中介等。',
    en: 'A way to reach services: web, counter, hotline, intermediary.',
  },
  evidence: 'register',
  fields: {
    kind: code(
      channelKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    digital: boolean(
      { zh: '数字渠道', en: 'digital' },
      { zh: '是否数字渠道。', en: 'Whether the channel is digital.' },
      { required: true, yes: { zh: '为数字渠道', en: 'is digital' }, no: { zh: '为非数字渠道', en: 'is not digital' } },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { required: true, word: 'ownerOrganization', inverse: 'serviceChannels' },
    ),
    costPerTransaction: number(
      { zh: '单次成本', en: 'cost per transaction' },
      { zh: '单次办理成本。', en: 'Cost of one transaction.' },
      { unit: 'CNY' },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type Channel = RecordOf<typeof Channel>
