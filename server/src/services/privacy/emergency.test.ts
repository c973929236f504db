import type { MyAccess } from '@citywide/model/platform/my-data'
import { expect, test } from 'vitest'
import { privacyCity, signedIn } from './testing.ts'

test('a duty officer sees personal data only while an incident is open, and the person is told that it was one', async () => {
  const city = await privacyCity()
  const { citizen, request, create } = city
  const duty = await signedIn(city, 'maxiao', { roles: ['duty_officer'], organizationId: city.police.id })
  const read = () => duty.send({ url: `/api/service-requests/${request.id}` })
  expect((await read()).json().code).toBe('PURPOSE_NEEDED')
  const state = (payload: object) => duty.send({ method: 'PUT', url: '/api/session/purpose', payload })
  const words = { kind: 'incident', text: '暴雨期间联系行动不便居民', legalBasis: 'emergency' }
  const without = await state({ ...words, incidentId: city.city.id })
  expect([without.statusCode, without.json().code]).toEqual([422, 'NO_OPEN_INCIDENT'])

  const incident = await create('incidents', { hazard: 'flood', status: 'declared', closedAt: null })
  expect((await state({ ...words, incidentId: incident.id })).statusCode).toBe(200)
  expect((await read()).statusCode).toBe(200)
  const { items } = (await citizen.send({ url: '/api/my/accesses' })).json<{ items: MyAccess[] }>()
  expect(items).toMatchObject([
    { emergency: 'flood', legalBasis: 'emergency', purpose: words.text, roles: ['duty_officer'] },
  ])

  await city.pool.query(`update incident set status = 'closed', closed_at = now() where id = $1`, [incident.id])
  expect((await read()).json().code).toBe('PURPOSE_NEEDED')
})
