/** [B4] A signed contract with a supplier. */
import { bilingual, boolean, code, date, number, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const contractStatus = closedList(
  'contractStatus',
  { zh: '合同状态', en: 'Contract status' },
  {
    draft: { zh: '草签', en: 'Draft' },
    active: { zh: '履行中', en: 'Active' },
    expired: { zh: '已到期', en: 'Expired' },
    terminated: { zh: '已解除', en: 'Terminated' },
  },
)

export const dataOwnership = closedList(
  'dataOwnership',
  { zh: '数据权属', en: 'Data ownership' },
  {
    city: { zh: '归城市', en: 'City' },
    shared: { zh: '共有', en: 'Shared' },
    supplier: { zh: '归供应商', en: 'Supplier' },
    undefined: { zh: '未约定', en: 'Not agreed' },
  },
)

export const Contract = defineRecord({
  name: 'Contract',
  table: 'contract',
  path: 'contracts',
  room: 'strategy',
  component: 'B4',
  title: { zh: '合同', en: 'contract' },
  plural: 'contracts',
  about: { zh: '与供应商签订的合同。', en: 'A signed contract with a supplier.' },
  evidence: 'register',
  fields: {
    procurementId: ref(
      'Procurement',
      { zh: '采购项目', en: 'procurement' },
      { zh: '来源采购项目。', en: 'Procurement it came from.' },
      { word: 'procurement', inverse: 'contracts' },
    ),
    supplierId: ref(
      'Organization',
      { zh: '供应商', en: 'supplier' },
      { zh: '供应商。', en: 'Supplier concerned.' },
      { required: true, word: 'supplier', inverse: 'contracts' },
    ),
    status: code(
      contractStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    signedAt: date(
      { zh: '签订日期', en: 'signing date' },
      { zh: '签订日期。', en: 'Day of signature.' },
      { required: true },
    ),
    endsAt: date(
      { zh: '到期日期', en: 'end date' },
      { zh: '到期日期。', en: 'Last day of validity.' },
      { required: true },
    ),
    value: number(
      { zh: '金额', en: 'value' },
      { zh: '金额。', en: 'Amount of money.' },
      { required: true, unit: 'CNY' },
    ),
    critical: boolean(
      { zh: '关键合同', en: 'critical' },
      { zh: '失效是否会中断重要功能。', en: 'Whether failure would stop a vital function.' },
      { yes: { zh: '属于关键', en: 'is critical' }, no: { zh: '非关键', en: 'is not critical' } },
    ),
    createsData: boolean(
      { zh: '产生数据', en: 'creates data' },
      { zh: '是否产生数据。', en: 'Whether the work produces data.' },
      { yes: { zh: '产生数据', en: 'creates data' }, no: { zh: '不产生数据', en: 'creates no data' } },
    ),
    openDataClause: boolean(
      { zh: '开放数据条款', en: 'open data clause' },
      { zh: '允许城市开放数据的条款。', en: 'Clause that lets the city open the data.' },
      {
        yes: { zh: '含开放数据条款', en: 'has an open-data clause' },
        no: { zh: '不含开放数据条款', en: 'has no open-data clause' },
      },
    ),
    openStandardsClause: boolean(
      { zh: '开放标准条款', en: 'open standards clause' },
      { zh: '要求采用开放标准的条款。', en: 'Clause that asks for open standards.' },
      {
        yes: { zh: '含开放标准条款', en: 'has an open-standards clause' },
        no: { zh: '不含开放标准条款', en: 'has no open-standards clause' },
      },
    ),
    dataOwnership: code(
      dataOwnership,
      { zh: '数据权属', en: 'data ownership' },
      { zh: '数据归属。', en: 'Who owns the data.' },
    ),
    exitPlanAt: date(
      { zh: '退出方案日期', en: 'exit plan date' },
      { zh: '退出方案确定日期。', en: 'Day the exit plan was agreed.' },
    ),
    exitTestedAt: date(
      { zh: '退出演练日期', en: 'exit test date' },
      { zh: '最近演练退出的日期。', en: 'Day the exit was last rehearsed.' },
    ),
    reference: text(
      { zh: '合同编号', en: 'reference' },
      { zh: '合同编号。', en: 'Number of the contract.' },
      { max: 200 },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { max: 300 },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'draft',
    moves: {
      draft: { active: { zh: '签订生效', en: 'Sign and put in force' }, terminated: { zh: '放弃签订', en: 'Give up' } },
      active: { expired: { zh: '到期', en: 'Let expire' }, terminated: { zh: '解除', en: 'Terminate' } },
      expired: { active: { zh: '续签', en: 'Renew' } },
      terminated: {},
    },
  },
})
export type Contract = RecordOf<typeof Contract>
