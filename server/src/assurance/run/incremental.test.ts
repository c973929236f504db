import { expect, onTestFinished, test } from 'vitest'
import { fillRandomCity } from '../random-city.ts'
import { follow, freshCity } from '../testing.ts'
import { evaluateAll } from './evaluator.ts'
import { statesOf } from './state-store.ts'

test('after a thousand random changes, following them gives what judging everything gives', async () => {
  const { parts, pool, scope, clock, errors } = await freshCity()
  const client = await pool.connect()
  onTestFinished(() => client.release())
  const city = await fillRandomCity(client, { scopeId: scope.id, records: 4_000, around: clock.now() })
  await client.query('analyze')
  await follow(parts)
  let changed = 0
  for (let n = 1; n <= 1_000; n += 1) {
    await city.change(client)
    if (n % 50 > 0) continue
    const before = await statesOf(pool, scope.id)
    await follow(parts)
    const after = await statesOf(pool, scope.id)
    changed += [...after.values()].filter(({ rule, pass, fail, unknown, value }) => {
      const known = before.get(rule)
      return known && (known.pass !== pass || known.fail !== fail || known.unknown !== unknown || known.value !== value)
    }).length
  }
  const followed = await statesOf(pool, scope.id)
  await evaluateAll(parts)
  const whole = await statesOf(pool, scope.id)
  const facts = (states: typeof whole) =>
    Object.fromEntries(
      [...states.values()].map(({ rule, state, reason, n, pass, fail, unknown, value, range, failing }) => [
        rule,
        { state, reason, n, pass, fail, unknown, value, range, failing },
      ]),
    )
  expect(facts(followed)).toEqual(facts(whole))
  // The changes were felt, or the comparison would prove nothing.
  expect(changed).toBeGreaterThan(100)
  expect(errors).toEqual([])
})
