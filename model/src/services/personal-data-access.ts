/** [B10] One logged access to a person's data. */
import { boolean, datetime, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const PersonalDataAccess = defineRecord({
  name: 'PersonalDataAccess',
  table: 'personal_data_access',
  path: 'personal-data-accesses',
  room: 'services',
  component: 'B10',
  title: { zh: '个人数据访问', en: 'personal data access' },
  plural: 'personal data accesses',
  about: { zh: '一次被记录的个人数据访问。', en: "One logged access to a person's data." },
  evidence: 'live',
  fields: {
    subjectRef: text(
      { zh: '本人假名标识', en: 'pseudonym of the person' },
      { zh: '假名标识，不得为明文姓名或证件号。', en: 'Pseudonym; never a name or number in clear.' },
      { required: true, personal: 'pseudonym' },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '相关单位。', en: 'Organization concerned.' },
      { required: true, personal: 'indirect', word: 'organization', inverse: 'personalDataAccesses' },
    ),
    datasetId: ref(
      'Dataset',
      { zh: '数据资源', en: 'dataset' },
      { zh: '相关数据资源。', en: 'Dataset concerned.' },
      { required: true, personal: 'indirect', word: 'dataset', inverse: 'personalDataAccesses' },
    ),
    purpose: text(
      { zh: '目的', en: 'purpose' },
      { zh: '目的。', en: 'Purpose.' },
      { required: true, personal: 'indirect' },
    ),
    consentId: ref(
      'Consent',
      { zh: '同意授权', en: 'consent' },
      { zh: '所依据的同意。', en: 'Consent relied on.' },
      { personal: 'indirect', word: 'consent', inverse: 'personalDataAccesses' },
    ),
    legalBasis: text(
      { zh: '法律依据', en: 'legal basis' },
      { zh: '法律依据。', en: 'Legal basis.' },
      { personal: 'indirect' },
    ),
    accessedAt: datetime(
      { zh: '访问时间', en: 'access time' },
      { zh: '访问时间。', en: 'When the data was read.' },
      { required: true, personal: 'indirect' },
    ),
    afterWithdrawal: boolean(
      { zh: '撤回后访问', en: 'after withdrawal' },
      { zh: '是否发生在撤回之后。', en: 'Whether it came after withdrawal.' },
      {
        required: true,
        personal: 'indirect',
        yes: { zh: '发生在撤回同意之后', en: 'happened after consent was withdrawn' },
        no: { zh: '未发生在撤回之后', en: 'did not happen after withdrawal' },
      },
    ),
    visibleToSubject: boolean(
      { zh: '对本人可见', en: 'visible to subject' },
      { zh: '本人是否可查看。', en: 'Whether the person can see this access.' },
      {
        required: true,
        personal: 'indirect',
        yes: { zh: '对本人可见', en: 'is visible to the person concerned' },
        no: { zh: '对本人不可见', en: 'is hidden from the person concerned' },
      },
    ),
  },
})
export type PersonalDataAccess = RecordOf<typeof PersonalDataAccess>
