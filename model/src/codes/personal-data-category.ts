import { closedList } from '../record/code-list.ts'

/**
 * What personal data are about. Source: GB/T 35273-2020, table A.1; `service` (what a person has to do with the city) and
 * `opinion` are our own.
 */
export const personalDataCategory = closedList(
  'personalDataCategory',
  { zh: '个人信息类别', en: 'Category of personal data' },
  {
    basic: { zh: '个人基本资料', en: 'Basic personal data' },
    identity: { zh: '个人身份信息', en: 'Identity documents' },
    biometric: { zh: '个人生物识别信息', en: 'Biometric data' },
    online_identifier: { zh: '网络身份标识信息', en: 'Online identifiers' },
    health: { zh: '个人健康生理信息', en: 'Health' },
    education_work: { zh: '个人教育工作信息', en: 'Education and work' },
    property: { zh: '个人财产信息', en: 'Property and finance' },
    communication: { zh: '个人通信信息', en: 'Communication' },
    contact: { zh: '联系人信息', en: 'Contacts' },
    browsing: { zh: '个人上网记录', en: 'Browsing records' },
    device: { zh: '个人常用设备信息', en: 'Devices' },
    location: { zh: '个人位置信息', en: 'Places and movements' },
    service: { zh: '政务服务办件信息', en: 'Requests and cases with the city' },
    opinion: { zh: '评价与意见', en: 'Ratings and opinions' },
    privacy: { zh: '授权与查阅记录', en: 'Consents and accesses' },
    other: { zh: '其他信息', en: 'Other' },
  },
)
