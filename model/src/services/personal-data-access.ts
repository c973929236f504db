/** [B10] One logged access to a person's data. */
import { boolean, code, datetime, integer, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { legalBasis } from '../codes/legal-basis.ts'
import { personalDataCategory } from '../codes/personal-data-category.ts'

/**
 * What a person may know of one look at their data. Field set: Estonian data tracker (Andmejälgija), usage data, version
 * 3; a row that is `visibleToSubject: false` is what it calls hidden, and needs a reason and an end.
 */
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
      {
        zh: '假名标识，批量访问或本人未知时为空。',
        en: 'Pseudonym; empty for bulk reads and where the person is unknown.',
      },
      { personal: 'pseudonym' },
    ),
    orgId: ref(
      'Organization',
      { zh: '单位', en: 'organization' },
      { zh: '访问数据的单位。', en: 'Organization that looked.' },
      { personal: 'indirect', word: 'organization', inverse: 'personalDataAccesses' },
    ),
    datasetId: ref(
      'Dataset',
      { zh: '数据资源', en: 'dataset' },
      {
        zh: '相关数据资源，直接取自本平台时为空。',
        en: 'Dataset concerned; empty where this platform itself is the source.',
      },
      { personal: 'indirect', word: 'dataset', inverse: 'personalDataAccesses' },
    ),
    purpose: text(
      { zh: '目的', en: 'purpose' },
      { zh: '用通俗语言说明的目的，本人可见。', en: 'Purpose in plain words; the person reads it.' },
      { required: true, personal: 'indirect' },
    ),
    consentId: ref(
      'Consent',
      { zh: '同意授权', en: 'consent' },
      { zh: '所依据的同意。', en: 'Consent relied on.' },
      { personal: 'indirect', word: 'consent', inverse: 'personalDataAccesses' },
    ),
    legalBasis: code(
      legalBasis,
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
    hiddenReason: text(
      { zh: '暂不告知的理由', en: 'reason for hiding' },
      { zh: '暂不告知本人的理由。', en: 'Why the person is not told yet.' },
      { max: 500, personal: 'indirect' },
    ),
    hiddenUntil: datetime(
      { zh: '暂不告知至', en: 'hidden until' },
      { zh: '到期后自动告知本人。', en: 'The person is told by itself from then on.' },
      { personal: 'indirect' },
    ),
    initiatorOrganization: text(
      { zh: '访问单位名称', en: 'name of the organization' },
      { zh: '访问时单位的名称。', en: 'Name of the organization at that time.' },
      { max: 300, personal: 'indirect' },
    ),
    initiatorCode: text(
      { zh: '统一社会信用代码', en: 'code of the organization' },
      { zh: '访问单位的代码。', en: 'Code of the organization that looked.' },
      { max: 100, personal: 'indirect' },
    ),
    initiatorRole: text(
      { zh: '访问人角色', en: 'role of the person who looked' },
      { zh: '访问时所持的角色。', en: 'Role held at that time.' },
      { max: 300, personal: 'indirect' },
    ),
    initiatorName: text(
      { zh: '访问人', en: 'person who looked' },
      { zh: '访问人或程序的名称。', en: 'Name of the person or program that looked.' },
      { max: 300, personal: 'indirect' },
    ),
    initiatorPersonId: ref(
      'Person',
      { zh: '访问人（人员）', en: 'person who looked (record)' },
      { zh: '访问人的人员记录。', en: 'Record of the person who looked.' },
      { personal: 'indirect', word: 'initiator', inverse: 'personalDataAccesses' },
    ),
    initiatorAccount: text(
      { zh: '访问账户', en: 'account that looked' },
      { zh: '访问账户的标识。', en: 'Identifier of the account that looked.' },
      { max: 100, personal: 'indirect' },
    ),
    initiatorSystem: text(
      { zh: '访问系统', en: 'system' },
      { zh: '通过哪个系统访问。', en: 'System that was used.' },
      { max: 300, personal: 'indirect' },
    ),
    reference: text(
      { zh: '事由编号', en: 'reference' },
      { zh: '工单号、案件号等。', en: 'Number of the case, file or order.' },
      { max: 100, personal: 'indirect' },
    ),
    incidentId: ref(
      'Incident',
      { zh: '突发事件', en: 'incident' },
      { zh: '因哪一突发事件紧急访问。', en: 'Incident that the emergency access was for.' },
      { personal: 'indirect', word: 'incident', inverse: 'personalDataAccesses' },
    ),
    noun: text(
      { zh: '台账', en: 'register' },
      { zh: '所读记录的类别。', en: 'Kind of record that was read.' },
      { max: 100, personal: 'indirect' },
    ),
    recordId: text(
      { zh: '所读记录', en: 'record that was read' },
      {
        zh: '所读记录的标识；记录删除后仍保留。',
        en: 'Identifier of the record that was read; it outlives the record.',
      },
      { max: 100, personal: 'indirect' },
    ),
    dataCategory: code(
      personalDataCategory,
      { zh: '个人信息类别', en: 'category of data' },
      { zh: '所读个人信息的类别。', en: 'Category of the data that was read.' },
      { personal: 'indirect' },
    ),
    bulkProcessing: boolean(
      { zh: '批量访问', en: 'bulk processing' },
      { zh: '是否属于一次读取多人数据。', en: 'Whether data of many people was read at once.' },
      {
        personal: 'indirect',
        yes: { zh: '属于批量访问', en: 'was part of a bulk read' },
        no: { zh: '不属于批量访问', en: 'was not part of a bulk read' },
      },
    ),
    recordCount: integer(
      { zh: '记录数', en: 'number of records' },
      { zh: '批量访问读取的记录数。', en: 'Records read in bulk.' },
      { personal: 'indirect', min: 1 },
    ),
    auditId: text(
      { zh: '审计记录', en: 'audit entry' },
      { zh: '同一操作在审计日志中的编号。', en: 'Number of the entry of the audit log.' },
      { max: 100, personal: 'indirect' },
    ),
  },
})
export type PersonalDataAccess = RecordOf<typeof PersonalDataAccess>
