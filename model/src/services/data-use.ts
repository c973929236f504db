/** [B8] Something built with city data by anyone. */
import { bilingual, code, date, integer, ref, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const builderKind = closedList(
  'builderKind',
  { zh: '应用开发方类别', en: 'Kind of builder' },
  {
    department: { zh: '政府部门', en: 'Department' },
    sme: { zh: '中小企业', en: 'Small firm' },
    large_company: { zh: '大型企业', en: 'Large company' },
    social_enterprise: { zh: '社会企业', en: 'Social enterprise' },
    citizen: { zh: '市民', en: 'Citizen' },
    university: { zh: '高校', en: 'University' },
  },
)

export const DataUse = defineRecord({
  name: 'DataUse',
  table: 'data_use',
  path: 'data-uses',
  room: 'services',
  component: 'B8',
  title: { zh: '数据应用', en: 'data application' },
  plural: 'data applications',
  about: { zh: '任何一方利用城市数据开发的应用。', en: 'Something built with city data by anyone.' },
  evidence: 'register',
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    builderKind: code(
      builderKind,
      { zh: '开发方类别', en: 'builder kind' },
      { zh: '开发方类别。', en: 'Who built it.' },
      { required: true },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'dataApplications' },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    launchedAt: date(
      { zh: '上线日期', en: 'launch date' },
      { zh: '上线日期。', en: 'Day it went live.' },
      { required: true },
    ),
    activeUsers: integer(
      { zh: '活跃用户数', en: 'active users' },
      { zh: '月活跃用户数。', en: 'Active users a month.' },
      { unit: '{person}' },
    ),
    benefitId: ref(
      'Benefit',
      { zh: '利益', en: 'benefit' },
      { zh: '相关利益。', en: 'Benefit concerned.' },
      { word: 'benefit', inverse: 'dataApplications' },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type DataUse = RecordOf<typeof DataUse>
