/** [E] A warning raised by a rule or a device. */
import { boolean, code, datetime, refs } from '../record/field.ts'
import { freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const alertKind = freeList('alertKind', { zh: '预警类型代码', en: 'Alert kind' })

export const Alert = defineRecord({
  name: 'Alert',
  table: 'alert',
  path: 'alerts',
  room: 'resources',
  component: 'E',
  title: { zh: '预警', en: 'alert' },
  plural: 'alerts',
  about: { zh: '由规则或设备产生的预警。', en: 'A warning raised by a rule or a device.' },
  evidence: 'live',
  fields: {
    kind: code(
      alertKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    autoDetected: boolean(
      { zh: '自动发现', en: 'auto detected' },
      { zh: '是否自动发现。', en: 'Whether a machine found it.' },
      {
        required: true,
        yes: { zh: '自动发现', en: 'was detected automatically' },
        no: { zh: '人工上报', en: 'was reported by a person' },
      },
    ),
    raisedAt: datetime(
      { zh: '提出时间', en: 'raising time' },
      { zh: '提出时间。', en: 'When it was raised.' },
      { required: true },
    ),
    ackAt: datetime(
      { zh: '确认时间', en: 'acknowledgement time' },
      { zh: '确认时间。', en: 'When somebody acknowledged it.' },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'alerts' },
    ),
    closedAt: datetime(
      { zh: '办结时间', en: 'closing time' },
      { zh: '办结或关闭时间，未结为空。', en: 'When it was closed; empty while open.' },
    ),
    falseAlarm: boolean(
      { zh: '误报', en: 'false alarm' },
      { zh: '是否误报。', en: 'Whether it was false.' },
      { yes: { zh: '为误报', en: 'was a false alarm' }, no: { zh: '非误报', en: 'was a true alarm' } },
    ),
  },
})
export type Alert = RecordOf<typeof Alert>
