/** [B10] A person's permission to use data for one purpose. */
import { datetime, ref, refs, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const Consent = defineRecord({
  name: 'Consent',
  table: 'consent',
  path: 'consents',
  room: 'services',
  component: 'B10',
  title: { zh: '同意授权', en: 'consent' },
  plural: 'consents',
  about: { zh: '个人对特定目的使用数据的同意。', en: "A person's permission to use data for one purpose." },
  evidence: 'live',
  fields: {
    subjectRef: text(
      { zh: '本人假名标识', en: 'pseudonym of the person' },
      { zh: '假名标识，不得为明文姓名或证件号。', en: 'Pseudonym; never a name or number in clear.' },
      { required: true, personal: 'pseudonym' },
    ),
    purpose: text(
      { zh: '目的', en: 'purpose' },
      { zh: '目的。', en: 'Purpose.' },
      { required: true, personal: 'indirect' },
    ),
    datasetIds: refs(
      'Dataset',
      { zh: '数据资源', en: 'datasets' },
      { zh: '相关数据资源。', en: 'Datasets concerned.' },
      { personal: 'indirect', word: 'datasets', inverse: 'consents' },
    ),
    granteeOrgId: ref(
      'Organization',
      { zh: '被授权单位', en: 'organization given consent' },
      { zh: '获授权使用数据的单位。', en: 'Organization allowed to use the data.' },
      { required: true, personal: 'indirect', word: 'granteeOrganization', inverse: 'consents' },
    ),
    grantedAt: datetime(
      { zh: '授权时间', en: 'grant time' },
      { zh: '授权时间。', en: 'When consent was given.' },
      { required: true, personal: 'indirect' },
    ),
    expiresAt: datetime(
      { zh: '到期时间', en: 'expiry time' },
      { zh: '到期时间，长期有效为空。', en: 'When it ends; empty if open-ended.' },
      { personal: 'indirect' },
    ),
    withdrawnAt: datetime(
      { zh: '撤回时间', en: 'withdrawal time' },
      { zh: '撤回时间。', en: 'When consent was withdrawn.' },
      { personal: 'indirect' },
    ),
  },
})
export type Consent = RecordOf<typeof Consent>
