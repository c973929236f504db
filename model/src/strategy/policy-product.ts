/** [B2] A policy, strategy, architecture or guideline that the city needs and keeps in date. */
import { bilingual, boolean, code, date } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { documentMoves, documentStatus } from '../codes/document-status.ts'

export const policyKind = closedList(
  'policyKind',
  { zh: '政策产品类型', en: 'Policy product kind' },
  {
    strategy: { zh: '战略', en: 'Strategy' },
    policy: { zh: '政策', en: 'Policy' },
    architecture: { zh: '架构文件', en: 'Architecture' },
    channel_strategy: { zh: '渠道战略', en: 'Channel strategy' },
    benefit_strategy: { zh: '利益实现战略', en: 'Benefit realization strategy' },
    usage_policy: { zh: '使用政策', en: 'Usage policy' },
    standard_profile: { zh: '标准配套文件', en: 'Standard profile' },
    guideline: { zh: '指南', en: 'Guideline' },
    regulation: { zh: '规章', en: 'Regulation' },
  },
)

export const policyArea = closedList(
  'policyArea',
  { zh: '政策领域', en: 'Policy area' },
  {
    strategy: { zh: '战略', en: 'Strategy' },
    procurement: { zh: '采购', en: 'Procurement' },
    data: { zh: '数据', en: 'Data' },
    identity: { zh: '身份与隐私', en: 'Identity and privacy' },
    channels: { zh: '渠道', en: 'Channels' },
    architecture: { zh: '架构', en: 'Architecture' },
    security: { zh: '安全', en: 'Security' },
    assets: { zh: '资产', en: 'Assets' },
    benefits: { zh: '利益', en: 'Benefits' },
    engagement: { zh: '参与', en: 'Engagement' },
    emergency: { zh: '应急', en: 'Emergency' },
  },
)

export const PolicyProduct = defineRecord({
  name: 'PolicyProduct',
  table: 'policy_product',
  path: 'policy-products',
  room: 'strategy',
  component: 'B2',
  title: { zh: '政策产品', en: 'policy product' },
  plural: 'policy products',
  about: {
    zh: '城市所需并保持有效的政策、战略、架构或指南文件。',
    en: 'A policy, strategy, architecture or guideline that the city needs and keeps in date.',
  },
  evidence: 'register',
  publication: { unpublished: ['draft', 'review'] },
  fields: {
    kind: code(
      policyKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    area: code(
      policyArea,
      { zh: '领域', en: 'area' },
      { zh: '所属领域。', en: 'Area it belongs to.' },
      { required: true },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    required: boolean(
      { zh: '是否必需', en: 'required' },
      { zh: '城市是否必需该文件。', en: 'Whether the city needs this product.' },
      { required: true, yes: { zh: '为必需', en: 'is required' }, no: { zh: '非必需', en: 'is not required' } },
    ),
    status: code(
      documentStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    approvedAt: date({ zh: '批准日期', en: 'approval date' }, { zh: '批准日期。', en: 'Day of approval.' }),
    reviewedAt: date(
      { zh: '复核日期', en: 'review date' },
      { zh: '最近复核或评审日期。', en: 'Day of the last review.' },
    ),
    reviewDueAt: date(
      { zh: '应复核日期', en: 'review due date' },
      { zh: '最迟复核日期。', en: 'Day by which it must be reviewed.' },
    ),
  },
  lifecycle: { field: 'status', initial: 'draft', moves: documentMoves },
})
export type PolicyProduct = RecordOf<typeof PolicyProduct>
