import { expect, test } from 'vitest'
import { displayField } from './record/display.ts'
import type { Field } from './record/field.ts'
import { schemasOf } from './record/schema.ts'
import { Scope } from './platform/scope.ts'
import { registers } from './registers.ts'
import type { Text } from './text.ts'

const byName = new Map(registers.map((register) => [register.name, register]))

function texts(field: Field): Text[] {
  const labels = 'list' in field ? Object.values(field.list.values) : []
  const phrases = field.type === 'boolean' ? [field.yes, field.no] : []
  return [field.title, field.about, ...labels, ...phrases]
}

test('the ninety-seven registers of the model, the scopes and the distributions are declared, each name, table and path once', () => {
  expect(registers).toHaveLength(99)
  for (const key of ['name', 'table', 'path'] as const) {
    expect(new Set(registers.map((register) => register[key])).size).toBe(99)
  }
})

test.each(registers.map((register) => [register.name, register] as const))(
  '%s lacks no text in either language',
  (_, register) => {
    const all: Text[] = [register.title, register.about, ...Object.values(register.fields).flatMap(texts)]
    const moves = Object.values(register.lifecycle?.moves ?? {})
      .flatMap((to) => Object.values(to))
      .filter((text) => text !== undefined)
    for (const text of [...all, ...moves]) {
      expect(text.zh).toMatch(/\S/)
      expect(text.en).toMatch(/\S/)
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
    }
  },
)

test('every reference names registers that exist, apart from those of the engine', () => {
  const ofTheEngine = new Set(['City', 'EvidenceRule', 'Finding', 'IndicatorDefinition'])
  const lost = registers.flatMap(({ name, fields }) =>
    Object.entries(fields).flatMap(([key, field]) =>
      field.type === 'ref' || field.type === 'refs'
        ? field.to.filter((to) => !byName.has(to) && !ofTheEngine.has(to)).map((to) => `${name}.${key} → ${to}`)
        : [],
    ),
  )
  expect(lost).toEqual([])
})

test('the relations seen from one register have different names', () => {
  const seen = new Map<string, string>()
  for (const { name, fields } of registers) {
    for (const [key, field] of Object.entries(fields)) {
      if ((field.type !== 'ref' && field.type !== 'refs') || field.inverse === undefined) continue
      for (const to of field.to) {
        const relation = `${to}.${field.inverse}`
        expect([relation, seen.get(relation) ?? `${name}.${key}`]).toEqual([relation, `${name}.${key}`])
        seen.set(relation, `${name}.${key}`)
      }
    }
  }
})

test('a lifecycle names a code field, its states are the values of that list, and every state is reached', () => {
  for (const { name, fields, lifecycle } of registers) {
    if (!lifecycle) continue
    const field = fields[lifecycle.field]
    if (field?.type !== 'code') throw new Error(`${name}.${lifecycle.field} holds no code`)
    expect(Object.keys(lifecycle.moves).toSorted()).toEqual(Object.keys(field.list.values).toSorted())
    const reached = new Set([lifecycle.initial, ...Object.values(lifecycle.moves).flatMap((to) => Object.keys(to))])
    expect([...reached].toSorted()).toEqual(Object.keys(field.list.values).toSorted())
  }
})

test('every register has a name to be shown by, or is known by its id on purpose', () => {
  const nameless = registers.filter((register) => displayField(register) === undefined).map(({ name }) => name)
  expect(nameless).toMatchInlineSnapshot(`
    [
      "SkillAssessment",
      "Endorsement",
      "Visualization",
      "GovernanceMembership",
      "EngagementPlan",
      "Engagement",
      "Partnership",
      "SupplierReview",
      "TermChange",
      "Roadmap",
      "Dependency",
      "PhaseReview",
      "ReuseRecord",
      "Sensor",
      "CityEvent",
      "ApiUsage",
      "ArchitectureReview",
      "SecurityAssessment",
      "UserResearch",
      "Feedback",
      "Survey",
      "SurveyResponse",
      "DataRequest",
      "SubjectRequest",
      "PrivacyAssessment",
      "PrivacyIncident",
      "Channel",
      "ChannelUsage",
      "InclusionMeasure",
      "CsfAssessment",
      "CapabilityReview",
      "EmergencyPlan",
      "Exercise",
      "Incident",
      "IncidentSignal",
      "SituationReport",
      "IncidentAsset",
      "ActionPlan",
      "PublicMessage",
      "SupportCase",
      "AfterActionReview",
    ]
  `)
})

test('a create schema refuses what is unknown, and derived fields are nobody’s to type', () => {
  const { create } = schemasOf(registers.find(({ name }) => name === 'Indicator') ?? Scope)
  expect(create.safeParse({ lastValue: 3 }).error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
})
