/** [B5] The legal agreement under which data is shared. */
import { code, date, ref, refs, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const sharingPurpose = closedList(
  'sharingPurpose',
  { zh: '共享目的', en: 'Purpose of sharing' },
  {
    service: { zh: '办事服务', en: 'Service delivery' },
    planning: { zh: '规划', en: 'Planning' },
    statistics: { zh: '统计', en: 'Statistics' },
    emergency: { zh: '应急', en: 'Emergency' },
    supervision: { zh: '监管', en: 'Supervision' },
    research: { zh: '研究', en: 'Research' },
    other: { zh: '其他', en: 'Other' },
  },
)

export const agreementStatus = closedList(
  'agreementStatus',
  { zh: '协议状态', en: 'Agreement status' },
  {
    draft: { zh: '草案', en: 'Draft' },
    active: { zh: '在效', en: 'Active' },
    expired: { zh: '已到期', en: 'Expired' },
    terminated: { zh: '已终止', en: 'Terminated' },
  },
)

export const SharingAgreement = defineRecord({
  name: 'SharingAgreement',
  table: 'sharing_agreement',
  path: 'sharing-agreements',
  room: 'resources',
  component: 'B5',
  title: { zh: '数据共享协议', en: 'data sharing agreement' },
  plural: 'data sharing agreements',
  about: { zh: '数据共享所依据的协议。', en: 'The legal agreement under which data is shared.' },
  evidence: 'register',
  fields: {
    providerOrgId: ref(
      'Organization',
      { zh: '提供单位', en: 'providing organization' },
      { zh: '提供单位。', en: 'Organization that provides.' },
      { required: true, word: 'providerOrganization', inverse: 'dataSharingAgreementsAsProviderOrg' },
    ),
    consumerOrgIds: refs(
      'Organization',
      { zh: '使用单位', en: 'using organizations' },
      { zh: '使用单位。', en: 'Organizations that use it.' },
      { word: 'consumerOrganizations', inverse: 'dataSharingAgreementsAsConsumerOrg' },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { word: 'datasets', inverse: 'dataSharingAgreements' },
    ),
    legalBasis: text(
      { zh: '法律依据', en: 'legal basis' },
      { zh: '法律依据。', en: 'Legal basis.' },
      { required: true },
    ),
    purpose: code(sharingPurpose, { zh: '目的', en: 'purpose' }, { zh: '目的。', en: 'Purpose.' }, { required: true }),
    status: code(
      agreementStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    signedAt: date(
      { zh: '签订日期', en: 'signing date' },
      { zh: '签订日期。', en: 'Day of signature.' },
      { required: true },
    ),
    expiresAt: date(
      { zh: '到期时间', en: 'expiry date' },
      { zh: '到期时间，长期有效为空。', en: 'When it ends; empty if open-ended.' },
    ),
  },
  lifecycle: {
    field: 'status',
    initial: 'draft',
    moves: {
      draft: { active: { zh: '生效', en: 'Put in force' }, terminated: { zh: '放弃', en: 'Give up' } },
      active: { expired: { zh: '到期', en: 'Let expire' }, terminated: { zh: '终止', en: 'Terminate' } },
      expired: { active: { zh: '续期', en: 'Renew' } },
      terminated: {},
    },
  },
})
export type SharingAgreement = RecordOf<typeof SharingAgreement>
