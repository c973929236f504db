/** [B11] A measure that helps people who cannot easily use digital services. */
import { code, date, integer, refs } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const inclusionKind = closedList(
  'inclusionKind',
  { zh: '包容措施类型', en: 'Kind of inclusion measure' },
  {
    skills: { zh: '技能培训', en: 'Skills training' },
    device: { zh: '设备支持', en: 'Devices' },
    connectivity: { zh: '网络接入', en: 'Connectivity' },
    assisted: { zh: '人工协助', en: 'Assisted service' },
    design: { zh: '适老化与无障碍改造', en: 'Accessible design' },
    language: { zh: '语言支持', en: 'Language support' },
  },
)

export const measureStatus = closedList(
  'measureStatus',
  { zh: '措施状态', en: 'Measure status' },
  {
    planned: { zh: '计划', en: 'Planned' },
    active: { zh: '实施中', en: 'Active' },
    ended: { zh: '已结束', en: 'Ended' },
  },
)

export const InclusionMeasure = defineRecord({
  name: 'InclusionMeasure',
  table: 'inclusion_measure',
  path: 'inclusion-measures',
  room: 'services',
  component: 'B11',
  title: { zh: '数字包容措施', en: 'digital inclusion measure' },
  plural: 'digital inclusion measures',
  about: {
    zh: '帮助难以使用数字服务者的措施。',
    en: 'A measure that helps people who cannot easily use digital services.',
  },
  evidence: 'register',
  fields: {
    kind: code(
      inclusionKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    segmentIds: refs(
      'CitizenSegment',
      { zh: '群体', en: 'segments' },
      { zh: '相关群体。', en: 'Segments concerned.' },
      { word: 'segments', inverse: 'digitalInclusionMeasures' },
    ),
    status: code(
      measureStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    startedAt: date(
      { zh: '开始时间', en: 'start date' },
      { zh: '开始的日期。', en: 'When it started.' },
      { required: true },
    ),
    targetBeneficiaries: integer(
      { zh: '目标受益人数', en: 'target beneficiaries' },
      { zh: '计划受益人数。', en: 'People to be helped.' },
      { unit: '{person}' },
    ),
    beneficiaries: integer(
      { zh: '受益人数', en: 'beneficiaries' },
      { zh: '已受益人数。', en: 'People helped so far.' },
      { unit: '{person}' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'planned',
    moves: {
      planned: { active: { zh: '实施', en: 'Start' }, ended: { zh: '放弃', en: 'Give up' } },
      active: { ended: { zh: '结束', en: 'End' } },
      ended: { active: { zh: '重新实施', en: 'Start again' } },
    },
  },
})
export type InclusionMeasure = RecordOf<typeof InclusionMeasure>
