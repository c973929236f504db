import { expect, test } from 'vitest'
import { careNotice, privacyCity, signedIn, SUBJECT } from './testing.ts'

/** Every row of every table as text, but those that the test names. */
async function everything(pool: Awaited<ReturnType<typeof privacyCity>>['pool'], but: readonly string[]) {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  )
  const texts: Record<string, string> = {}
  for (const { name } of rows) {
    if (but.includes(name)) continue
    const { rows: all } = await pool.query<{ text: string | null }>(`select json_agg(t)::text as text from "${name}" t`)
    texts[name] = all[0]?.text ?? ''
  }
  return texts
}

const wish = (citizen: string) => ({
  method: 'POST' as const,
  url: '/api/privacy/erasures',
  payload: { citizen, reference: 'SR-1' },
})

test('of a person who is erased nothing readable remains, and nobody can tell whom the pseudonyms were', async () => {
  const city = await privacyCity()
  const { privacy, citizen, officer, request, pool, send } = city
  const { consent } = await careNotice(city)
  await citizen.send({ method: 'POST', url: '/api/my/consents', payload: consent })
  await officer.state({})
  await officer.send({ url: `/api/service-requests/${request.id}` })
  const question = { kind: 'explain', text: '为什么查看我的工单？我是王秀英。', accessId: null }
  await citizen.send({ method: 'POST', url: '/api/my/questions', payload: question })
  await send({
    method: 'PATCH',
    url: `/api/service-requests/${request.id}`,
    payload: { note: '已联系王阿姨' },
    headers: { 'if-match': '"1"' },
  })
  const kept = new Set(['consent', 'personal_data_access'])
  const before = await everything(pool, [])
  const readable = ['王阿姨', '清河路18号', '王秀英', '"wang"', SUBJECT]
  for (const word of readable) expect(Object.values(before).some((text) => text.includes(word))).toBe(true)

  const erased = await privacy.send(wish(citizen.login))
  expect(erased.json()).toMatchObject({ records: 2, accounts: 1 })

  const after = await everything(pool, [])
  for (const word of readable) {
    const places = Object.entries(after).flatMap(([table, text]) => (text.includes(word) ? [table] : []))
    // Consents and looks keep the pseudonym, which nothing links to a person any more; so do their versions.
    const allowed = word === SUBJECT ? [...kept, 'record_version', 'change_log'] : []
    expect([word, places.filter((table) => !allowed.includes(table))]).toEqual([word, []])
  }
  const { rows } = await pool.query(`select count(*)::int as links from account where subject = $1`, [SUBJECT])
  expect(rows).toEqual([{ links: 0 }])
  const { rows: looks } = await pool.query(
    `select count(*)::int as n from personal_data_access where subject_ref = $1`,
    [SUBJECT],
  )
  expect(looks).toEqual([{ n: 1 }])
  expect((await citizen.send({ url: '/api/my/accesses' })).statusCode).toBe(401)
})

test('only the privacy officer erases, with a strong factor, and only accounts of citizens', async () => {
  const city = await privacyCity()
  expect((await city.officer.send(wish('wang'))).statusCode).toBe(403)
  expect((await city.privacy.send(wish('limin'))).json().code).toBe('NO_SUCH_ACCOUNT')
  const weak = await signedIn(city, 'weak', { roles: ['privacy_officer'] })
  await city.pool.query('update session set strong_at = null where account_id = $1', [weak.id])
  expect((await weak.send(wish('wang'))).statusCode).toBe(403)
})
