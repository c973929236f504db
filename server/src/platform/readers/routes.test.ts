import { randomUUIDv7 } from 'node:crypto'
import type { Readers } from '@citywide/model/platform/readers'
import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { keepAccount } from '../access/store.ts'
import { colleague } from '../around/testing.ts'
import { sampleOf } from '../records/testing.ts'

async function city() {
  const whole = await freshApp()
  const { create, pool } = whole
  await create('scopes', { code: 'chengchuan', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true })
  const { id: department } = await create('organizations', {
    name: { zh: '数据局', en: 'Data bureau' },
    kind: 'department',
    sector: 'public',
  })
  const account = async (login: string, roles: Parameters<typeof keepAccount>[1]['roles'], organizationId?: string) =>
    keepAccount(pool, {
      id: randomUUIDv7(),
      login,
      name: { zh: login, en: login },
      roles,
      ...(organizationId !== undefined && { organizationId }),
    })
  await account('steward here', ['data_steward'], department)
  await account('steward elsewhere', ['data_steward'])
  await account('system', ['sysadmin'])
  const office = await colleague(whole, 'office')
  const known = new Map([['Organization', department]])
  const dataset = await create('datasets', {
    ...sampleOf(declared('Dataset'), known),
    providerOrgId: department,
    confidentiality: 'confidential',
  })
  const readers = async (id = dataset.id, register = 'datasets') =>
    (await office.send({ url: `/api/readers?register=${register}&record=${id}` })).json<Readers>()
  return { ...whole, known, office, readers }
}

const declared = (noun: string) => {
  const declaration = registers.find(({ name }) => name === noun)
  if (!declaration) throw new Error(noun)
  return declaration
}

test('the answer names who may see a record, through which right, and who may change it', async () => {
  const { readers } = await city()
  const { kind, level, departments, people, roles } = await readers()
  expect({ kind, level, departments: departments.map(({ name }) => name.zh) }).toEqual({
    kind: 'data',
    level: 2,
    departments: ['数据局'],
  })
  const named = (name: string) => people.find((one) => one.name.zh === name)
  expect(named('steward here')).toMatchObject({ read: { extent: 'dept' }, write: { extent: 'dept', needs: [] } })
  expect(named('steward here')?.approve).toEqual({ extent: 'dept', needs: ['strong'] })
  expect(named('office')).toMatchObject({ read: { extent: 'city' }, write: null })
  // Confidential, and of another department.
  expect(named('steward elsewhere')).toBeUndefined()
  expect(named('system')).toBeUndefined()
  expect(roles.map(({ role }) => role)).not.toContain('supplier')
  expect(roles.find(({ role }) => role === 'city_leader')).toMatchObject({ read: { extent: 'city' }, write: null })
})

test('of a case it says that a purpose is needed, and who may not see the case does not learn who may', async () => {
  const { create, send, known, office } = await city()
  const { id: channel } = await create('channels', sampleOf(declared('Channel'), known))
  const request = sampleOf(declared('ServiceRequest'), new Map([['Channel', channel]]))
  const { id } = await create('service-requests', request)
  expect((await office.send({ url: `/api/readers?register=service-requests&record=${id}` })).statusCode).toBe(403)
  const told = (await send({ url: `/api/readers?register=service-requests&record=${id}` })).json<Readers>()
  expect(told.level).toBe(3)
  expect(told.roles.find(({ role }) => role === 'duty_officer')?.read?.needs).toEqual(['purpose', 'incident'])
  expect(told.roles.map(({ role }) => role)).not.toContain('city_leader')
})
