import { expect, test } from 'vitest'
import { freshDatabase } from '#platform/postgres/testing.ts'
import { releasedRulebook } from '../rulebook.ts'
import { countAll, type Given } from './count-store.ts'

const given: Given = {
  asOf: Temporal.Instant.from('2026-11-22T08:00:00Z'),
  timeZone: 'Asia/Shanghai',
  scopeIds: [],
  part: false,
}
const asked = (from: string) =>
  `with given as (select $1::timestamptz, $2::text, $3::uuid[]) select 1 as sample, 1 as n from ${from}`

test('a rule that takes longer than its time is stopped, one that writes is refused, and neither stops the others', async () => {
  const pool = await freshDatabase()
  const { vocabulary, rules } = await releasedRulebook()
  const own = [...rules.values()].map(({ compiled }) => compiled.counts)
  const slow = asked('pg_sleep(60)')
  const writing = asked(`(select nextval('change_log_seq_seq')) written`)
  const secret = asked('account')
  const broken = asked('initiative where 1 / (1 - count(*) over ()) = 0')
  const results = await countAll(pool, vocabulary, [slow, writing, ...own, secret, broken], given)
  expect(results.size).toBe(new Set(own).size + 4)
  expect(results.get(slow)).toMatchObject({ error: expect.stringContaining('57014') })
  expect(results.get(writing)).toMatchObject({ error: expect.stringMatching(/42501|25006/) })
  expect(results.get(secret)).toMatchObject({ error: expect.stringContaining('42501') })
  expect(results.get(broken)).toMatchObject({ error: expect.stringContaining('42P20') })
  for (const query of own) expect(results.get(query)).toHaveProperty('counts.sample')
  // Whoever asks next finds sessions in which nothing is left behind.
  const again = await countAll(pool, vocabulary, own.slice(0, 1), given)
  expect([...again.values()]).toMatchObject([{ counts: { sample: 0 } }])
})
