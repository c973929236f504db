import { expect, test } from 'vitest'
import { cockpitSentence } from './cockpit-sentence.ts'

const noGoals = { on_course: 0, at_risk: 0, late: 0, reached: 0, not_forecastable: 0 }
const noEvidence = {
  met: 0,
  partly: 0,
  not_met: 0,
  not_assessable: 108,
  attested: 0,
  coverage: 0,
  live: 0,
  register: 0,
  assessed: 0,
}

test('goals and evidence are said in both languages, and what is zero is left out', () => {
  const said = cockpitSentence({
    benefits: { ...noGoals, on_course: 3, at_risk: 1, late: 1 },
    model: { ...noEvidence, met: 40, not_met: 12, not_assessable: 56, coverage: 0.481 },
  })
  expect(said).toEqual({
    zh: '5项目标中，3项按计划推进，1项有风险，1项滞后。108条建议中，有52条可以判断：40条符合，12条不符合；证据覆盖48%的规则。',
    en: 'Three of five goals are on course, one is at risk and one is late. Of 108 recommendations, 52 can be judged: 40 are met and 12 not met; the evidence covers 48 % of the rules.',
  })
})

test('a city that has just begun reads that nothing is known, not that all is bad', () => {
  expect(cockpitSentence({ benefits: noGoals, model: noEvidence })).toEqual({
    zh: '尚未登记利益目标。108条建议均缺少可判断的证据。',
    en: 'No goal has been entered yet. There is no evidence yet to judge any of the 108 recommendations.',
  })
})

test.each([
  [{ ...noGoals, reached: 1 }, '唯一的目标已实现。', 'The only goal has been reached.'],
  [{ ...noGoals, late: 4 }, '全部4项目标均滞后。', 'All four goals are late.'],
  [
    { ...noGoals, on_course: 1, not_forecastable: 20 },
    '21项目标中，1项按计划推进，20项尚不能预测。',
    'One of 21 goals is on course and 20 cannot be forecast yet.',
  ],
])('%o', (benefits, zh, en) => {
  const said = cockpitSentence({ benefits, model: noEvidence })
  expect(said.zh.startsWith(zh)).toBe(true)
  expect(said.en.startsWith(en)).toBe(true)
})
