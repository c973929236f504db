/** [E] A city management event from detection to close. */
import { boolean, code, datetime, integer, refs } from '../record/field.ts'
import { closedList, freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const eventOrigin = closedList(
  'eventOrigin',
  { zh: '事件来源', en: 'Origin of event' },
  {
    sensor: { zh: '感知设备', en: 'Sensor' },
    video: { zh: '视频识别', en: 'Video analysis' },
    grid: { zh: '网格员', en: 'Grid worker' },
    citizen: { zh: '市民', en: 'Citizen' },
    hotline: { zh: '热线', en: 'Hotline' },
    inspection: { zh: '巡查', en: 'Inspection' },
    system: { zh: '业务系统', en: 'Business system' },
  },
)

export const eventType = freeList('eventType', { zh: '事件类型代码', en: 'Event type' })

export const CityEvent = defineRecord({
  name: 'CityEvent',
  table: 'city_event',
  path: 'city-events',
  room: 'resources',
  component: 'E',
  title: { zh: '城市事件', en: 'city event' },
  plural: 'city events',
  about: { zh: '城市管理事件从发现到结案。', en: 'A city management event from detection to close.' },
  evidence: 'live',
  fields: {
    origin: code(
      eventOrigin,
      { zh: '来源', en: 'origin' },
      { zh: '来源渠道或方式。', en: 'Where it came from.' },
      { required: true },
    ),
    eventType: code(
      eventType,
      { zh: '事件类型', en: 'event type' },
      { zh: '事件类型。', en: 'Type of event.' },
      { required: true },
    ),
    proactive: boolean(
      { zh: '主动发现', en: 'proactive' },
      { zh: '是否由城市主动发起。', en: 'Whether the city acts first.' },
      { required: true, yes: { zh: '为主动', en: 'is proactive' }, no: { zh: '非主动', en: 'is not proactive' } },
    ),
    detectedAt: datetime(
      { zh: '发现时间', en: 'detection time' },
      { zh: '发现时间。', en: 'When it was noticed.' },
      { required: true },
    ),
    dispatchedAt: datetime({ zh: '派遣时间', en: 'dispatch time' }, { zh: '派遣时间。', en: 'When it was sent out.' }),
    dueAt: datetime({ zh: '期限', en: 'due time' }, { zh: '完成期限。', en: 'When it is due.' }),
    closedAt: datetime(
      { zh: '办结时间', en: 'closing time' },
      { zh: '办结或关闭时间，未结为空。', en: 'When it was closed; empty while open.' },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'cityEvents' },
    ),
    verified: boolean(
      { zh: '已核查', en: 'verified' },
      { zh: '结果是否核查。', en: 'Whether the result was checked.' },
      { yes: { zh: '已核查', en: 'was verified' }, no: { zh: '未核查', en: 'was not verified' } },
    ),
    reopened: integer(
      { zh: '返工次数', en: 'times reopened' },
      { zh: '重新办理次数。', en: 'How often it was reopened.' },
      { required: true },
    ),
  },
})
export type CityEvent = RecordOf<typeof CityEvent>
