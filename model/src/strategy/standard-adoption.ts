/** [B5] A standard the city has chosen, and for what. */
import { code, codes, date, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const standardLevel = closedList(
  'standardLevel',
  { zh: '标准层级', en: 'Level of standard' },
  {
    international: { zh: '国际', en: 'International' },
    regional: { zh: '区域', en: 'Regional' },
    national: { zh: '国家', en: 'National' },
    industry: { zh: '行业', en: 'Industry' },
    local: { zh: '地方', en: 'Local' },
    proprietary: { zh: '专有', en: 'Proprietary' },
  },
)

export const standardScope = closedList(
  'standardScope',
  { zh: '标准适用对象', en: 'What a standard applies to' },
  {
    data: { zh: '数据', en: 'Data' },
    interface: { zh: '接口', en: 'Interface' },
    identity: { zh: '身份', en: 'Identity' },
    process: { zh: '流程', en: 'Process' },
    security: { zh: '安全', en: 'Security' },
    accessibility: { zh: '无障碍', en: 'Accessibility' },
    device: { zh: '设备', en: 'Device' },
    indicator: { zh: '指标', en: 'Indicator' },
  },
)

export const adoptionStatus = closedList(
  'adoptionStatus',
  { zh: '采用状态', en: 'Adoption status' },
  {
    proposed: { zh: '拟采用', en: 'Proposed' },
    adopted: { zh: '已采用', en: 'Adopted' },
    retired: { zh: '已停用', en: 'Retired' },
  },
)

export const StandardAdoption = defineRecord({
  name: 'StandardAdoption',
  table: 'standard_adoption',
  path: 'standard-adoptions',
  room: 'strategy',
  component: 'B5',
  title: { zh: '标准采用', en: 'standard adoption' },
  plural: 'standard adoptions',
  about: { zh: '城市选用的标准及其适用对象。', en: 'A standard the city has chosen, and for what.' },
  evidence: 'register',
  publication: { unpublished: ['proposed', 'retired'] },
  fields: {
    standardRef: text(
      { zh: '标准编号', en: 'standard reference' },
      { zh: '标准编号。', en: 'Number of the standard.' },
      { required: true },
    ),
    level: code(
      standardLevel,
      { zh: '标准层级', en: 'level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true },
    ),
    appliesTo: codes(
      standardScope,
      { zh: '适用对象', en: 'applies to' },
      { zh: '标准适用的对象。', en: 'What the standard applies to.' },
    ),
    status: code(
      adoptionStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    adoptedAt: date({ zh: '采用日期', en: 'adoption date' }, { zh: '采用日期。', en: 'Day of adoption.' }),
  },
  lifecycle: {
    field: 'status',
    initial: 'proposed',
    moves: {
      proposed: { adopted: { zh: '采用', en: 'Adopt' }, retired: { zh: '放弃', en: 'Give up' } },
      adopted: { retired: { zh: '停用', en: 'Retire' } },
      retired: { proposed: { zh: '重新提出', en: 'Propose again' } },
    },
  },
})
export type StandardAdoption = RecordOf<typeof StandardAdoption>
