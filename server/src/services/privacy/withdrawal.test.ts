/** After a withdrawal nothing is read on its ground: any order of acts, at the same time too, against the database itself. */
import { randomUUID } from 'node:crypto'
import type { StatedPurpose } from '@citywide/model/platform/purpose'
import { Problem } from '@citywide/model/problem'
import { ServiceRequest } from '@citywide/model/services/service-request'
import { array, assert, asyncProperty, constantFrom } from 'fast-check'
import { expect, test } from 'vitest'
import { consentInForce, noteAccesses } from '#platform/access/personal-store.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { recordStore } from '#platform/records/store.ts'
import { registers } from '@citywide/model/registers'
import { giveConsent, withdrawConsent } from './consents.ts'
import { CARE, careNotice, privacyCity, type PrivacyCity, SUBJECT } from './testing.ts'

const onConsent: StatedPurpose = {
  kind: 'consent',
  text: CARE,
  legalBasis: 'consent',
  reference: null,
  incidentId: null,
  consentPurpose: CARE,
}

/** The acts of one city, each in a transaction of its own, as the routes do them. */
async function acts(city: PrivacyCity) {
  const { pool, officer, citizen, request } = city
  const { id: noticeId, consent } = await careNotice(city)
  const store = recordStore(new Map(registers.map((declaration) => [declaration.name, declaration])))
  const author = { accountId: citizen.id, personId: null, source: 'manual' as const }
  const record = { ...request, id: request.id, cityId: String(request['cityId']), scopeId: String(request['scopeId']) }
  let held: string | undefined
  return {
    noticeId,
    consent,
    give: async (): Promise<boolean> => {
      try {
        const language = 'zh' as const
        held = await transaction(
          pool,
          async (client) => (await giveConsent(client, store, SUBJECT, { ...consent, language }, author)).id,
        )
        return true
      } catch (error) {
        if (error instanceof Problem && error.code === 'CONSENT_GIVEN') return false
        throw error
      }
    },
    withdraw: async (): Promise<void> => {
      const id = held
      if (id !== undefined) await transaction(pool, (client) => withdrawConsent(client, store, SUBJECT, id, author))
    },
    expire: async (): Promise<void> => {
      await pool.query(`update consent set expires_at = now() - interval '1 second' where id = $1`, [held ?? null])
    },
    /** Reads the request and notes it, as the door to personal data does; whether it was shown. */
    read: async (): Promise<boolean> => {
      try {
        await transaction(
          pool,
          async (client) => {
            await client.query('select details from service_request where id = $1', [record.id])
            await noteAccesses(client, { declaration: ServiceRequest, records: [record], purpose: onConsent })
          },
          { actor: officer.id },
        )
        return true
      } catch (error) {
        if (error instanceof Problem && error.code === 'CONSENT_MISSING') return false
        throw error
      }
    },
  }
}

test('in any order of giving, withdrawing, expiring and reading, a read is answered exactly while there is consent', async () => {
  const city = await privacyCity()
  const { give, withdraw, expire, read } = await acts(city)
  let consented = false
  await assert(
    asyncProperty(
      array(constantFrom('give', 'withdraw', 'expire', 'read'), { minLength: 1, maxLength: 12 }),
      async (order) => {
        for (const act of order) {
          if (act === 'give') {
            expect(await give()).toBe(!consented)
            consented = true
          } else if (act === 'withdraw') {
            await withdraw()
            consented = false
          } else if (act === 'expire') {
            await expire()
            consented = false
          } else expect(await read()).toBe(consented)
        }
      },
    ),
    { numRuns: 60, seed: 18 },
  )
})

test('no read that is answered after a withdrawal was confirmed began after it, with many readers at once', async () => {
  const city = await privacyCity()
  const { give, withdraw, read } = await acts(city)
  let shown = 0
  let refused = 0
  for (let round = 0; round < 12; round += 1) {
    await give()
    let withdrawn = false
    const confirmed = async () => {
      await withdraw()
      withdrawn = true
    }
    const readers = Array.from({ length: 4 }, async () => {
      for (let at = 0; at < 5; at += 1) {
        const late = withdrawn
        const answered = await read()
        if (late) expect(answered).toBe(false)
        if (answered) shown += 1
        else refused += 1
      }
    })
    await Promise.all([...readers, confirmed()])
    expect(await read()).toBe(false)
  }
  expect(shown + refused).toBe(240)
  // What the log says agrees: no look on this ground lies after the withdrawal of its consent.
  const { rows } = await city.pool.query(
    `select count(*)::int as late from personal_data_access a join consent c on c.id = a.consent_id
      join lateral (select at from record_version v where v.id = c.id and v.version = c.version) w on true
      where c.withdrawn_at is not null and a.created_at > w.at`,
  )
  expect(rows).toEqual([{ late: 0 }])
})

test('over HTTP the officer’s next read after the withdrawal is refused, and says why', async () => {
  const city = await privacyCity()
  const { officer, citizen, request } = city
  const { consent } = await careNotice(city)
  const give = async () => {
    const answer = await citizen.send({ method: 'POST', url: '/api/my/consents', payload: consent })
    return answer.json<{ id: string }>().id
  }
  await officer.state({ kind: 'consent', text: CARE, legalBasis: 'consent', consentPurpose: CARE })
  const read = () => officer.send({ url: `/api/service-requests/${request.id}` })
  expect((await read()).json().code).toBe('CONSENT_MISSING')
  for (let round = 0; round < 3; round += 1) {
    const id = await give()
    expect((await read()).statusCode).toBe(200)
    const withdrawal = await citizen.send({ method: 'POST', url: `/api/my/consents/${id}/withdrawal`, payload: {} })
    expect(withdrawal.statusCode).toBe(200)
    const refused = await read()
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'CONSENT_MISSING'])
    expect(refused.json().text.zh).toContain(CARE)
    expect(refused.body).not.toContain('王阿姨')
  }
  const list = await officer.send({ url: '/api/service-requests' })
  expect([list.statusCode, list.json().code]).toEqual([403, 'CONSENT_MISSING'])
})

test('consent to one office opens nothing to another, and covers the offices below it', async () => {
  const city = await privacyCity()
  const { give, read } = await acts(city)
  await give()
  expect(await read()).toBe(true)
  await city.pool.query('update account set organization_id = $2 where id = $1', [city.officer.id, city.police.id])
  expect(await read()).toBe(false)
  await city.pool.query('update account set organization_id = null where id = $1', [city.officer.id])
  expect(await read()).toBe(false)
})

test('a read of several people is refused when one of them does not consent', async () => {
  const city = await privacyCity()
  const { give } = await acts(city)
  const { officer, create, office, pool } = city
  await give()
  const stranger = { assignedOrgId: office.id, caseNumber: 'CC-2', subjectRef: `c-${randomUUID().replaceAll('-', '')}` }
  await create('service-requests', stranger)
  await officer.state({ kind: 'consent', text: CARE, legalBasis: 'consent', consentPurpose: CARE })
  expect((await officer.send({ url: '/api/service-requests' })).json().code).toBe('CONSENT_MISSING')
  const { rows } = await pool.query(`select 1 from personal_data_access where initiator_account = $1`, [officer.id])
  expect(rows).toEqual([])
})

test('a consent covers its purpose, its data sets and its organization, and nothing else', async () => {
  const city = await privacyCity()
  const { give } = await acts(city)
  const { pool, bureau, office, police, create } = city
  await give()
  const [covered, other] = [await create('datasets', {}), await create('datasets', {})]
  await pool.query('update consent set dataset_ids = array[$1]::uuid[]', [covered.id])
  const asked = { subject: SUBJECT, purpose: CARE, granteeId: office.id, datasetId: covered.id }
  const inForce = (part: Partial<typeof asked>) => consentInForce(pool, { ...asked, ...part })
  expect(await inForce({})).toBeDefined()
  expect(await inForce({ granteeId: bureau.id })).toBeDefined()
  const wrong = [{ datasetId: other.id }, { granteeId: police.id }, { purpose: '别的用途' }, { subject: 'c-0' }]
  for (const part of wrong) expect([part, await inForce(part)]).toEqual([part, undefined])
})
