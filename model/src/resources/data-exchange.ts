/** [B5] A running flow of data between two organizations. */
import { boolean, code, datetime, ref, refs, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const counterpart = closedList(
  'counterpart',
  { zh: '对端类型', en: 'Counterpart' },
  {
    department: { zh: '本市部门', en: 'City department' },
    city: { zh: '其他城市', en: 'Other city' },
    national: { zh: '国家机构', en: 'National body' },
    utility: { zh: '公用事业', en: 'Utility' },
    private: { zh: '企业', en: 'Private party' },
  },
)

export const DataExchange = defineRecord({
  name: 'DataExchange',
  table: 'data_exchange',
  path: 'data-exchanges',
  room: 'resources',
  component: 'B5',
  title: { zh: '数据交换通道', en: 'data exchange' },
  plural: 'data exchanges',
  about: { zh: '两个单位之间运行的数据交换通道。', en: 'A running flow of data between two organizations.' },
  evidence: 'live',
  fields: {
    providerOrgId: ref(
      'Organization',
      { zh: '提供单位', en: 'providing organization' },
      { zh: '提供单位。', en: 'Organization that provides.' },
      { required: true, word: 'providerOrganization', inverse: 'dataExchangesAsProviderOrg' },
    ),
    consumerOrgId: ref(
      'Organization',
      { zh: '使用单位', en: 'using organization' },
      { zh: '使用单位。', en: 'Organization that uses.' },
      { required: true, word: 'consumerOrganization', inverse: 'dataExchangesAsConsumerOrg' },
    ),
    counterpartKind: code(
      counterpart,
      { zh: '对端类型', en: 'counterpart kind' },
      { zh: '对端单位类型。', en: 'Kind of party at the other end.' },
      { required: true },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'dataExchanges' },
    ),
    standardRef: text(
      { zh: '标准编号', en: 'standard reference' },
      { zh: '标准编号。', en: 'Number of the standard.' },
    ),
    conformant: boolean(
      { zh: '符合要求', en: 'conformant' },
      { zh: '是否符合指定标准或架构。', en: 'Whether it conforms to the named standard or architecture.' },
      { required: true, yes: { zh: '符合要求', en: 'conforms' }, no: { zh: '不符合要求', en: 'does not conform' } },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    lastTransferAt: datetime(
      { zh: '最近传输时间', en: 'last transfer time' },
      { zh: '最近一次传输时间。', en: 'Time of the last transfer.' },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type DataExchange = RecordOf<typeof DataExchange>
