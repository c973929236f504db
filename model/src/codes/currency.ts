import { closedList } from '../record/code-list.ts'

/** Source: ISO 4217, codes of the currencies that cities at hand keep their accounts in. */
export const currency = closedList(
  'currency',
  { zh: '货币', en: 'Currency' },
  {
    CNY: { zh: '人民币', en: 'Renminbi' },
    HKD: { zh: '港元', en: 'Hong Kong dollar' },
    MOP: { zh: '澳门元', en: 'Macao pataca' },
    TWD: { zh: '新台币', en: 'New Taiwan dollar' },
    AUD: { zh: '澳大利亚元', en: 'Australian dollar' },
    BRL: { zh: '巴西雷亚尔', en: 'Brazilian real' },
    CAD: { zh: '加拿大元', en: 'Canadian dollar' },
    CHF: { zh: '瑞士法郎', en: 'Swiss franc' },
    DKK: { zh: '丹麦克朗', en: 'Danish krone' },
    EUR: { zh: '欧元', en: 'Euro' },
    GBP: { zh: '英镑', en: 'Pound sterling' },
    INR: { zh: '印度卢比', en: 'Indian rupee' },
    JPY: { zh: '日元', en: 'Yen' },
    KRW: { zh: '韩元', en: 'Won' },
    MXN: { zh: '墨西哥比索', en: 'Mexican peso' },
    NOK: { zh: '挪威克朗', en: 'Norwegian krone' },
    NZD: { zh: '新西兰元', en: 'New Zealand dollar' },
    SEK: { zh: '瑞典克朗', en: 'Swedish krona' },
    SGD: { zh: '新加坡元', en: 'Singapore dollar' },
    USD: { zh: '美元', en: 'US dollar' },
    ZAR: { zh: '南非兰特', en: 'Rand' },
  },
)
