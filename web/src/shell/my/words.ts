/** Codes in words that need no training. */
import { hazard } from '@citywide/model/codes/hazard'
import { legalBasis } from '@citywide/model/codes/legal-basis'
import { personalDataCategory } from '@citywide/model/codes/personal-data-category'
import { roleNames } from '@citywide/model/platform/role'
import type { Language, Text } from '@citywide/model/text'

type Named = Readonly<Record<string, Text>>
const word = (names: Named) => (code: string, language: Language) => names[code]?.[language] ?? code

export const roleWord = word(roleNames)
export const basisWord = word(legalBasis.values)
export const categoryWord = word(personalDataCategory.values)
export const hazardWord = word(hazard.values)

/** What people mean when they ask: the rights of the law in their words. */
export const rightWords = {
  explain: { zh: '了解原因', en: 'Get an explanation' },
  access: { zh: '查阅关于我的数据', en: 'See the data held about me' },
  copy: { zh: '获取数据副本', en: 'Get a copy of the data' },
  correct: { zh: '更正错误', en: 'Correct a mistake' },
  delete: { zh: '删除数据', en: 'Have data deleted' },
  portability: { zh: '转移到其他机构', en: 'Take the data elsewhere' },
} as const satisfies Named
export const rightWord = word({ ...rightWords, withdraw: { zh: '撤回同意', en: 'Withdraw consent' } })

export const methodWord = word({
  web: { zh: '网页勾选并确认', en: 'Confirmed on a web page' },
  app: { zh: '移动端确认', en: 'Confirmed in an app' },
  counter: { zh: '窗口签署', en: 'Signed at a counter' },
  phone: { zh: '电话确认', en: 'By phone' },
  other: { zh: '其他方式', en: 'Another way' },
})
