/** [B10] A person's permission to use data for one purpose. */
import { closedList } from '../record/code-list.ts'
import { code, codes, datetime, integer, ref, refs, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { personalDataCategory } from '../codes/personal-data-category.ts'

/** How a consent was expressed. Source: ISO/IEC TS 27560:2023, 6.3.4 (collection method) and 6.3.7 (event type). */
export const consentMethod = closedList(
  'consentMethod',
  { zh: '同意方式', en: 'How consent was expressed' },
  {
    web: { zh: '网页勾选并确认', en: 'Confirmed on a web page' },
    app: { zh: '移动端确认', en: 'Confirmed in an app' },
    counter: { zh: '窗口签署书面同意', en: 'Signed at a counter' },
    phone: { zh: '电话录音确认', en: 'Recorded on the phone' },
    other: { zh: '其他方式', en: 'Another way' },
  },
)

/** Languages a notice is shown in. */
export const noticeLanguage = closedList(
  'noticeLanguage',
  { zh: '告知语言', en: 'Language of the notice' },
  { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } },
)

/** One consent for one purpose. Structure of the consent record: ISO/IEC TS 27560:2023, 6.3. */
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
    dataCategories: codes(
      personalDataCategory,
      { zh: '个人信息类别', en: 'categories of data' },
      { zh: '同意处理的个人信息类别。', en: 'Categories of data that may be used.' },
      { personal: 'indirect' },
    ),
    controllerOrgId: ref(
      'Organization',
      { zh: '个人信息处理者', en: 'controller' },
      { zh: '对处理负责的单位。', en: 'Organization that answers for the processing.' },
      { personal: 'indirect', word: 'controller', inverse: 'consentsAsController' },
    ),
    recipientOrgIds: refs(
      'Organization',
      { zh: '接收方', en: 'recipients' },
      { zh: '可接收数据的其他单位。', en: 'Other organizations that may receive the data.' },
      { personal: 'indirect', word: 'recipients', inverse: 'consentsAsRecipient' },
    ),
    method: code(
      consentMethod,
      { zh: '同意方式', en: 'way of consenting' },
      { zh: '本人表示同意的方式。', en: 'How the person consented.' },
      { personal: 'indirect' },
    ),
    noticeId: text(
      { zh: '告知书标识', en: 'notice' },
      { zh: '同意前所示告知书的标识。', en: 'Identifier of the notice that was shown.' },
      { max: 100, personal: 'indirect' },
    ),
    noticeVersion: integer(
      { zh: '告知书版本', en: 'version of the notice' },
      { zh: '所示告知书的版本号。', en: 'Version of the notice that was shown.' },
      { personal: 'indirect' },
    ),
    noticeHash: text(
      { zh: '告知书摘要值', en: 'hash of the notice' },
      { zh: '所示文本的 SHA-256 摘要值。', en: 'SHA-256 of the text that was shown.' },
      { max: 100, personal: 'indirect' },
    ),
    language: code(
      noticeLanguage,
      { zh: '告知语言', en: 'language shown' },
      { zh: '告知书显示的语言。', en: 'Language the notice was shown in.' },
      { personal: 'indirect' },
    ),
    receiptId: text(
      { zh: '凭据编号', en: 'receipt' },
      { zh: '交给本人的同意凭据编号。', en: 'Number of the receipt that the person got.' },
      { max: 100, personal: 'indirect' },
    ),
    withdrawalMethod: code(
      consentMethod,
      { zh: '撤回方式', en: 'way of withdrawing' },
      { zh: '本人撤回同意的方式。', en: 'How the person withdrew.' },
      { personal: 'indirect' },
    ),
  },
})
export type Consent = RecordOf<typeof Consent>
