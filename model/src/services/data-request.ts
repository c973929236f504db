/** [B8] A request to share or open data. */
import { boolean, code, date, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const dataRequestKind = closedList(
  'dataRequestKind',
  { zh: '数据申请类型', en: 'Data request kind' },
  {
    share: { zh: '部门间共享', en: 'Sharing between bodies' },
    open: { zh: '开放申请', en: 'Opening' },
    access: { zh: '依申请公开', en: 'Access on request' },
    correction: { zh: '更正', en: 'Correction' },
  },
)

export const dataRequestDecision = closedList(
  'dataRequestDecision',
  { zh: '数据申请决定', en: 'Decision on data request' },
  {
    granted: { zh: '同意', en: 'Granted' },
    partly: { zh: '部分同意', en: 'Partly granted' },
    refused: { zh: '拒绝', en: 'Refused' },
    withdrawn: { zh: '撤回', en: 'Withdrawn' },
  },
)

export const DataRequest = defineRecord({
  name: 'DataRequest',
  table: 'data_request',
  path: 'data-requests',
  room: 'services',
  component: 'B8',
  title: { zh: '数据需求申请', en: 'data request' },
  plural: 'data requests',
  about: { zh: '共享或开放数据的申请。', en: 'A request to share or open data.' },
  evidence: 'live',
  fields: {
    datasetId: ref(
      'Dataset',
      { zh: '数据资源', en: 'dataset' },
      { zh: '相关数据资源。', en: 'Dataset concerned.' },
      { word: 'dataset', inverse: 'dataRequests' },
    ),
    kind: code(
      dataRequestKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    requesterOrgId: ref(
      'Organization',
      { zh: '申请单位', en: 'requesting organization' },
      { zh: '申请单位。', en: 'Organization that asks.' },
      { word: 'requesterOrganization', inverse: 'dataRequests' },
    ),
    submittedAt: date(
      { zh: '提交时间', en: 'submission date' },
      { zh: '提交时间。', en: 'When it was submitted.' },
      { required: true },
    ),
    decidedAt: date({ zh: '决定时间', en: 'decision date' }, { zh: '作出决定的时间。', en: 'When it was decided.' }),
    decision: code(
      dataRequestDecision,
      { zh: '决定', en: 'decision' },
      { zh: '作出的决定。', en: 'What was decided.' },
    ),
    reasonPublished: boolean(
      { zh: '已公布理由', en: 'reason published' },
      { zh: '是否公布理由。', en: 'Whether the reason was published.' },
      {
        required: true,
        yes: { zh: '已公布理由', en: 'has its reason published' },
        no: { zh: '未公布理由', en: 'has no reason published' },
      },
    ),
  },
})
export type DataRequest = RecordOf<typeof DataRequest>
