import { Endorsement } from '@citywide/model/strategy/endorsement'
import { Person } from '@citywide/model/platform/person'
import { RoleAssignment } from '@citywide/model/platform/role-assignment'
import { Roadmap } from '@citywide/model/strategy/roadmap'
import { registers } from '@citywide/model/registers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inChinese, inEnglish, recordArbitrary, stored } from '../testing.ts'
import { captionFields, captionOf, nameField } from './caption.ts'

const person = '01a20441-9873-7f5c-9d54-529dec555dbe'
const body = '01a20441-9cb1-72d0-a1f5-5ae2b9f3d6a0'
const names = {
  [person]: { noun: 'Person', path: 'people', title: { zh: '林岚', en: 'Lin Lan' } },
  [body]: { noun: 'GovernanceBody', path: 'governance-bodies', title: { zh: '指导委员会', en: 'Steering group' } },
}

test('a record with a name is called by it', () => {
  expect(captionOf(Person, { ...stored, name: '乔然 Qiao Ran' }, inEnglish)).toEqual({ en: '乔然 Qiao Ran' })
})

test('a record without a name is called by what it joins, never by a reference number that may be empty', () => {
  const assignment = {
    ...stored,
    personId: person,
    role: 'senior_responsible_owner',
    roleScopeId: body,
    mandateRef: '3 号',
  }
  expect(nameField(RoleAssignment)).toBeUndefined()
  expect(captionFields(RoleAssignment)).toEqual(['personId', 'role', 'roleScopeId'])
  expect(captionOf(RoleAssignment, assignment, { ...inEnglish, names }).en).toMatch(/^Lin Lan · .+ · Steering group$/)
  expect(captionFields(Endorsement)).not.toContain('targetType')
})

test('editions are said as such', () => {
  expect(captionOf(Roadmap, { ...stored, edition: 2 }, inChinese)).toEqual({ zh: '版次 2' })
})

test('the last resort is the end of the id: its beginning is a time that neighbours share', () => {
  expect(captionOf(Roadmap, stored, inEnglish)).toEqual({ en: 'Roadmap 20118b35' })
})

test('every record of every register has a name in both languages of the reader', () => {
  for (const declaration of registers) {
    fc.assert(
      fc.property(recordArbitrary(declaration), (record) => {
        const [english, chinese] = [
          captionOf(declaration, record, inEnglish),
          captionOf(declaration, record, inChinese),
        ]
        expect(english.en ?? english.zh).toBeTruthy()
        expect(chinese.zh ?? chinese.en).toBeTruthy()
      }),
      { numRuns: 10 },
    )
  }
})
