/** [B12] A sensing device. */
import { code, date, datetime, integer, ref } from '../record/field.ts'
import { closedList, freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const sensedQuantity = freeList('sensedQuantity', { zh: '观测量代码', en: 'Sensed quantity' })

export const sensorStatus = closedList(
  'sensorStatus',
  { zh: '设备状态', en: 'Device status' },
  {
    active: { zh: '在用', en: 'Active' },
    maintenance: { zh: '维护', en: 'Maintenance' },
    faulty: { zh: '故障', en: 'Faulty' },
    retired: { zh: '已停用', en: 'Retired' },
  },
)

export const Sensor = defineRecord({
  name: 'Sensor',
  table: 'sensor',
  path: 'sensors',
  room: 'resources',
  component: 'B12',
  title: { zh: '感知设备', en: 'sensor' },
  plural: 'sensors',
  about: { zh: '感知设备。', en: 'A sensing device.' },
  evidence: 'live',
  fields: {
    assetId: ref(
      'Asset',
      { zh: '资产', en: 'asset' },
      { zh: '相关资产。', en: 'Asset concerned.' },
      { required: true, word: 'asset', inverse: 'sensors' },
    ),
    quantity: code(
      sensedQuantity,
      { zh: '观测量', en: 'sensed quantity' },
      { zh: '感知的观测量。', en: 'What is sensed.' },
      { required: true },
    ),
    intervalSec: integer(
      { zh: '采样间隔', en: 'sampling interval' },
      { zh: '采样间隔秒数。', en: 'Seconds between readings.' },
      { required: true, unit: 's' },
    ),
    lastSeenAt: datetime(
      { zh: '最近上报时间', en: 'last report time' },
      { zh: '最近上报时间。', en: 'When it last reported.' },
      { derived: true },
    ),
    calibratedAt: date({ zh: '校准日期', en: 'calibration date' }, { zh: '校准日期。', en: 'Day of calibration.' }),
    status: code(
      sensorStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'active',
    moves: {
      active: {
        maintenance: { zh: '转入维护', en: 'Take into maintenance' },
        faulty: { zh: '报告故障', en: 'Report a fault' },
        retired: { zh: '停用', en: 'Retire' },
      },
      maintenance: {
        active: { zh: '恢复在用', en: 'Back into use' },
        faulty: { zh: '报告故障', en: 'Report a fault' },
        retired: { zh: '停用', en: 'Retire' },
      },
      faulty: {
        maintenance: { zh: '转入维护', en: 'Take into maintenance' },
        active: { zh: '恢复在用', en: 'Back into use' },
        retired: { zh: '停用', en: 'Retire' },
      },
      retired: {},
    },
  },
})
export type Sensor = RecordOf<typeof Sensor>
