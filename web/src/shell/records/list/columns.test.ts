import { Endorsement } from '@citywide/model/strategy/endorsement'
import { Initiative } from '@citywide/model/strategy/initiative'
import { RoleAssignment } from '@citywide/model/platform/role-assignment'
import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { captionFields } from '../register/caption.ts'
import { fieldOf } from '../register/register.ts'
import {
  columnChoices,
  defaultColumns,
  nounOf,
  partnerOf,
  readColumns,
  sortable,
  usualFilters,
  writeColumns,
} from './columns.ts'

test.each(registers.map((declaration) => [declaration.name, declaration] as const))(
  '%s shows a few known columns, none of them twice or part of the name, the state first and the last change at the end',
  (_, declaration) => {
    const columns = defaultColumns(declaration)
    expect(columns.length).toBeGreaterThan(1)
    expect(columns.length).toBeLessThanOrEqual(6)
    expect(new Set(columns).size).toBe(columns.length)
    expect(columns.at(-1)).toBe('updatedAt')
    for (const name of columns) {
      expect(columnChoices(declaration)).toContain(name)
      expect(fieldOf(declaration, name)?.type).not.toBe('json')
      expect(captionFields(declaration)).not.toContain(name)
    }
    const state = declaration.lifecycle?.field
    if (state !== undefined) expect(columns[0]).toBe(state)
    for (const name of usualFilters(declaration)) expect(fieldOf(declaration, name)).toBeDefined()
  },
)

test('an initiative is listed with its state, who leads and owns it, when it ends and what it costs', () => {
  expect(defaultColumns(Initiative)).toEqual(['status', 'leadOrgId', 'plannedEnd', 'budget', 'ownerId', 'updatedAt'])
})

test('columns of an address are read in their order, unknown and doubled names left out', () => {
  expect(readColumns(Initiative, 'budget,nonsense,status,budget')).toEqual(['budget', 'status'])
  expect(readColumns(Initiative, 'nonsense')).toEqual(defaultColumns(Initiative))
})

test('the usual columns need no place in the address', () => {
  expect(writeColumns(Initiative, defaultColumns(Initiative))).toBeUndefined()
  expect(writeColumns(Initiative, ['budget', 'status'])).toBe('budget,status')
})

test('lists, documents and references have no order', () => {
  expect(['title', 'budget', 'updatedAt'].every((name) => sortable(Initiative, name))).toBe(true)
  expect(['leadOrgId', 'partnerOrgIds', 'componentCodes', 'nonsense'].some((name) => sortable(Initiative, name))).toBe(
    false,
  )
})

test('a kind field is found by the nouns it names, also where it spells them in its own way', () => {
  expect(partnerOf(Endorsement, 'targetType')).toBe('targetId')
  expect(partnerOf(Endorsement, 'stakeholderGroup')).toBeUndefined()
  expect(partnerOf(RoleAssignment, 'scopeType')).toBe('roleScopeId')
  expect(nounOf(['Initiative', 'GovernanceBody'], 'body')).toBe('GovernanceBody')
  expect(nounOf(['Initiative', 'GovernanceBody'], 'programme')).toBeUndefined()
})
