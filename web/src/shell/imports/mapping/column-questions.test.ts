import { ServiceRequest } from '@citywide/model/services/service-request'
import { Initiative } from '@citywide/model/strategy/initiative'
import { expect, test } from 'vitest'
import { questionsOf, unknownValues } from './column-questions.ts'
import { targetNamed } from './mapping.ts'

const initiative = (name: string) => targetNamed(Initiative, name)
const status = Initiative.fields.status

test('a date asks for its order only where the year comes last', () => {
  expect(questionsOf(initiative('plannedStart'), ['2024-03-05'])).toEqual([])
  expect(questionsOf(initiative('plannedStart'), ['2024-03-05', '３/５/2024'])).toEqual(['order'])
})

test('a time asks for its zone only where it names none', () => {
  const at = targetNamed(ServiceRequest, 'submittedAt')
  expect(questionsOf(at, ['2024-03-05T08:30:00Z', '2024-03-05 08:30+08:00'])).toEqual([])
  expect(questionsOf(at, ['2024-03-05 08:30'])).toEqual(['zone'])
  expect(questionsOf(at, ['3/5/2024 8:30 PM'])).toEqual(['order', 'zone'])
})

test('a number asks for its decimal sign only where a sign stands in it', () => {
  expect(questionsOf(initiative('budget'), ['12', '300'])).toEqual([])
  expect(questionsOf(initiative('budget'), ['1,5'])).toEqual(['decimal'])
})

test('codes and labels in either language are known; the rest is asked for, each once', () => {
  expect(unknownValues(status, ['active', ' ACTIVE', '在建', 'Open', 'Open', ''])).toEqual(['Open'])
  expect(unknownValues(Initiative.fields.componentCodes, ['B1；B7、X9', 'B1'])).toEqual(['X9'])
  expect(unknownValues(Initiative.fields.ict, ['是', 'N', 'vielleicht'])).toEqual(['vielleicht'])
})
