/** The state of things in one sentence or two, from the figures of the cockpit. */
import type { Text } from '../text.ts'
import type { Cockpit } from './cockpit.ts'

const words = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Says how the goals stand and how far the evidence of the standard goes; what is zero is not said. */
export function cockpitSentence({ benefits, model }: Pick<Cockpit['headline'], 'benefits' | 'model'>): Text {
  const goals = aboutGoals(benefits)
  const standard = aboutStandard(model)
  return { zh: goals.zh + standard.zh, en: `${goals.en} ${standard.en}` }
}

function aboutGoals(benefits: Cockpit['headline']['benefits']): Text {
  const { on_course, reached, at_risk, late, not_forecastable } = benefits
  const total = on_course + reached + at_risk + late + not_forecastable
  if (total === 0) return { zh: '尚未登记利益目标。', en: 'No goal has been entered yet.' }
  const parts: readonly (readonly [number, string, string, string])[] = [
    [on_course, '按计划推进', 'is on course', 'are on course'],
    [reached, '已实现', 'has been reached', 'have been reached'],
    [at_risk, '有风险', 'is at risk', 'are at risk'],
    [late, '滞后', 'is late', 'are late'],
    [not_forecastable, '尚不能预测', 'cannot be forecast yet', 'cannot be forecast yet'],
  ]
  const said = parts.filter(([count]) => count > 0)
  const [first, ...rest] = said
  if (!first) return { zh: '', en: '' }
  if (rest.length === 0 && total === 1) return { zh: `唯一的目标${first[1]}。`, en: `The only goal ${first[2]}.` }
  if (rest.length === 0) return { zh: `全部${total}项目标均${first[1]}。`, en: `All ${word(total)} goals ${first[3]}.` }
  const zh = said.map(([count, text]) => `${count}项${text}`).join('，')
  const lead = `${upper(word(first[0]))} of ${word(total)} goals ${first[0] === 1 ? first[2] : first[3]}`
  const others = rest.map(([count, , one, several]) => `${word(count)} ${count === 1 ? one : several}`)
  return { zh: `${total}项目标中，${zh}。`, en: `${join([lead, ...others])}.` }
}

function aboutStandard({
  met,
  partly,
  not_met,
  not_assessable,
  attested,
  coverage,
}: Cockpit['headline']['model']): Text {
  const judged = met + partly + not_met + attested
  const all = judged + not_assessable
  if (judged === 0) {
    return {
      zh: `${all}条建议均缺少可判断的证据。`,
      en: `There is no evidence yet to judge any of the ${all} recommendations.`,
    }
  }
  const zh = [
    `${met}条符合`,
    ...(partly > 0 ? [`${partly}条部分符合`] : []),
    ...(not_met > 0 ? [`${not_met}条不符合`] : []),
    ...(attested > 0 ? [`${attested}条为声明`] : []),
  ]
  const en = [
    `${met} ${met === 1 ? 'is' : 'are'} met`,
    ...(partly > 0 ? [`${partly} partly met`] : []),
    ...(not_met > 0 ? [`${not_met} not met`] : []),
    ...(attested > 0 ? [`${attested} attested`] : []),
  ]
  const percent = Math.round(coverage * 100)
  return {
    zh: `${all}条建议中，有${judged}条可以判断：${zh.join('，')}；证据覆盖${percent}%的规则。`,
    en: `Of ${all} recommendations, ${judged} can be judged: ${join(en)}; the evidence covers ${percent} % of the rules.`,
  }
}

function word(count: number): string {
  return words[count] ?? String(count)
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function join(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
