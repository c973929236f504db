/** How verdicts and courses are called and marked, everywhere alike. Source of the words: the catalogue, `common.yaml`. */
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { EvidenceClass } from '@citywide/model/assurance/verdict'
import type { Course } from '@citywide/model/benefits/progress'
import type { Text } from '@citywide/model/text'
import type { Tone, Weight } from '../../ui/mark.tsx'

export const verdicts: Readonly<Record<VerdictState, { readonly tone: Tone; readonly word: Text }>> = {
  met: { tone: 'good', word: { zh: '符合', en: 'Met' } },
  partly: { tone: 'watch', word: { zh: '部分符合', en: 'Partly met' } },
  not_met: { tone: 'bad', word: { zh: '不符合', en: 'Not met' } },
  not_assessable: { tone: 'none', word: { zh: '不可评估', en: 'Not assessable' } },
  attested: { tone: 'done', word: { zh: '已声明', en: 'Attested' } },
  not_applicable: { tone: 'off', word: { zh: '不适用', en: 'Not applicable' } },
  waived: { tone: 'waived', word: { zh: '已豁免', en: 'Waived' } },
}

/** From what needs attention to what does not. */
export const gravest: readonly VerdictState[] = [
  'not_met',
  'partly',
  'not_assessable',
  'attested',
  'met',
  'waived',
  'not_applicable',
]

export const courses: Readonly<Record<Course, { readonly tone: Tone; readonly word: Text }>> = {
  on_course: { tone: 'good', word: { zh: '按计划', en: 'On course' } },
  at_risk: { tone: 'watch', word: { zh: '有风险', en: 'At risk' } },
  late: { tone: 'bad', word: { zh: '将延迟', en: 'Late' } },
  not_forecastable: { tone: 'none', word: { zh: '无法预测', en: 'Cannot be forecast' } },
  reached: { tone: 'done', word: { zh: '已达到', en: 'Reached' } },
}

export const classes: Readonly<
  Record<EvidenceClass, { readonly word: Text; readonly about: Text; readonly weight: Weight }>
> = {
  live: {
    weight: 'solid',
    word: { zh: '实时', en: 'Live' },
    about: { zh: '由运行记录计算', en: 'computed from operations' },
  },
  register: {
    weight: 'hollow',
    word: { zh: '登记', en: 'Register' },
    about: { zh: '由工作人员维护的记录', en: 'facts that officers keep' },
  },
  mixed: {
    weight: 'hollow',
    word: { zh: '混合', en: 'Mixed' },
    about: { zh: '实时与登记兼有', en: 'partly live, partly kept by officers' },
  },
  assessed: {
    weight: 'hollow',
    word: { zh: '评估', en: 'Assessed' },
    about: { zh: '由人评分或评审', en: 'scored or reviewed by a person' },
  },
  attested: {
    weight: 'hollow',
    word: { zh: '声明', en: 'Attested' },
    about: { zh: '由具名人员附证据声明', en: 'stated by a named person with evidence' },
  },
}
