import { closedList } from '../record/code-list.ts'

/** Capability, shared by several registers. */
export const capability = closedList(
  'capability',
  { zh: '共性能力', en: 'Capability' },
  {
    identity: { zh: '身份认证', en: 'Identity' },
    payment: { zh: '支付', en: 'Payment' },
    notification: { zh: '通知', en: 'Notification' },
    map: { zh: '地图', en: 'Map' },
    iot: { zh: '物联', en: 'Internet of things' },
    data_exchange: { zh: '数据交换', en: 'Data exchange' },
    consent: { zh: '授权', en: 'Consent' },
    case: { zh: '工单', en: 'Case' },
    signature: { zh: '电子签名', en: 'Signature' },
    search: { zh: '检索', en: 'Search' },
    translation: { zh: '翻译', en: 'Translation' },
  },
)
