import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Circumstances, decide, nothingSettled } from './decide.ts'
import type { Judgement } from './judge.ts'
import type { Reason } from './verdict.ts'

const judged = (state: Judgement['state'], reason: Reason | null = null, score: number | null = 40): Judgement => ({
  state,
  reason,
  value: 40,
  range: null,
  score,
})
const given = (more: Partial<Circumstances>): Circumstances => ({ ...nothingSettled, ...more })

const anyJudgement = fc.oneof(
  fc.constantFrom('met', 'partly', 'not_met' as const).map((state) => judged(state as Judgement['state'])),
  fc
    .constantFrom('error', 'no_data', 'few', 'stale', 'unknown')
    .map((reason) => judged('not_assessable', reason as Reason, null)),
)
const anyCircumstances = fc.record<Circumstances>({
  outOfScope: fc.constantFrom(null, 'not_applicable', 'waived'),
  attestation: fc.constantFrom(null, 'valid', 'expired', 'challenged'),
  failingAnew: fc.option(fc.nat(5)),
})

test('where nothing is settled the records have the word', () => {
  fc.assert(
    fc.property(anyJudgement, (judgement) => {
      expect(decide(judgement, nothingSettled)).toEqual(judgement)
    }),
  )
})

test('what is out of scope has no score, whatever the records say', () => {
  fc.assert(
    fc.property(anyJudgement, anyCircumstances, (judgement, circumstances) => {
      const outOfScope = circumstances.outOfScope ?? 'waived'
      const decided = decide(judgement, { ...circumstances, outOfScope })
      expect(decided).toEqual({ ...judgement, state: outOfScope, reason: null, score: null })
    }),
  )
})

test('a statement never overrides what records say', () => {
  fc.assert(
    fc.property(anyJudgement, anyCircumstances, (judgement, circumstances) => {
      const decided = decide(judgement, { ...circumstances, outOfScope: null })
      expect(decided.state === 'attested').toBe(
        circumstances.attestation === 'valid' && ['no_data', 'few', 'unknown'].includes(judgement.reason ?? ''),
      )
      expect(decided.state === 'attested' ? decided.score : null).toBeNull()
    }),
  )
})

test('a statement stands in where records say nothing, and not where the engine failed or data are old', () => {
  for (const reason of ['no_data', 'few', 'unknown'] as const) {
    expect(decide(judged('not_assessable', reason, null), given({ attestation: 'valid' }))).toMatchObject({
      state: 'attested',
      reason: null,
    })
    expect(decide(judged('not_assessable', reason, null), given({ attestation: 'expired' }))).toMatchObject({
      state: 'not_assessable',
      reason: 'expired',
    })
    expect(decide(judged('not_assessable', reason, null), given({ attestation: 'challenged' }))).toMatchObject({
      reason: 'challenged',
    })
  }
  for (const reason of ['error', 'stale'] as const) {
    expect(decide(judged('not_assessable', reason, null), given({ attestation: 'valid' }))).toMatchObject({ reason })
  }
})

test('while the failing of the start are held, the rule is partly met until another one fails', () => {
  expect(decide(judged('not_met'), given({ failingAnew: 0 }))).toMatchObject({ state: 'partly', reason: 'frozen' })
  expect(decide(judged('partly'), given({ failingAnew: 1 })).state).toBe('not_met')
  expect(decide(judged('not_met'), given({ failingAnew: 2 })).state).toBe('not_met')
  expect(decide(judged('met'), given({ failingAnew: 2 })).state).toBe('met')
})
