/** [E] People, beds, supplies and equipment that can be used. */
import { boolean, code, datetime, integer, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const resourceKind = closedList(
  'resourceKind',
  { zh: '应急资源类型', en: 'Kind of emergency resource' },
  {
    bed: { zh: '床位', en: 'Beds' },
    staff: { zh: '人员', en: 'Staff' },
    vehicle: { zh: '车辆', en: 'Vehicles' },
    supplies: { zh: '物资', en: 'Supplies' },
    shelter: { zh: '避难场所', en: 'Shelter' },
    equipment: { zh: '设备', en: 'Equipment' },
    fund: { zh: '资金', en: 'Funds' },
  },
)

export const IncidentAsset = defineRecord({
  name: 'IncidentAsset',
  table: 'incident_asset',
  path: 'incident-assets',
  room: 'emergency',
  component: 'E',
  title: { zh: '应急资源', en: 'emergency resource' },
  plural: 'emergency resources',
  about: { zh: '可调用的人员、床位、物资、设备等。', en: 'People, beds, supplies and equipment that can be used.' },
  evidence: 'live',
  fields: {
    kind: code(
      resourceKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, word: 'organization', inverse: 'emergencyResources' },
    ),
    quantity: integer(
      { zh: '数量', en: 'quantity' },
      { zh: '可用数量。', en: 'How much there is.' },
      { required: true },
    ),
    reserved: integer(
      { zh: '已预留', en: 'reserved' },
      { zh: '已预留数量。', en: 'Amount already reserved.' },
      { required: true },
    ),
    statusUpdatedAt: datetime(
      { zh: '状态更新时间', en: 'status update time' },
      { zh: '状态最近上报时间。', en: 'When the state was last reported.' },
      { required: true },
    ),
    interoperable: boolean(
      { zh: '可互操作', en: 'interoperable' },
      { zh: '各方是否可直接使用。', en: 'Whether all bodies can use the record.' },
      {
        required: true,
        yes: { zh: '可互操作', en: 'is interoperable' },
        no: { zh: '不可互操作', en: 'is not interoperable' },
      },
    ),
  },
})
export type IncidentAsset = RecordOf<typeof IncidentAsset>
