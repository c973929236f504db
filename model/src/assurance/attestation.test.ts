import { expect, test } from 'vitest'
import { type AttestationEvent, attestationEvents, type AttestationState, moved } from './attestation.ts'

const none = undefined

/** Every state by every event, written by hand. */
const table: Readonly<Record<AttestationState, Readonly<Record<AttestationEvent, AttestationState | undefined>>>> = {
  draft: {
    sign: 'signed',
    countersign: none,
    decline: none,
    withdraw: 'withdrawn',
    challenge: none,
    answer: none,
    expire: none,
    lapse: none,
  },
  signed: {
    sign: none,
    countersign: 'valid',
    decline: 'draft',
    withdraw: 'withdrawn',
    challenge: none,
    answer: none,
    expire: 'expired',
    lapse: none,
  },
  valid: {
    sign: none,
    countersign: none,
    decline: none,
    withdraw: 'withdrawn',
    challenge: 'challenged',
    answer: none,
    expire: 'expired',
    lapse: none,
  },
  challenged: {
    sign: none,
    countersign: none,
    decline: none,
    withdraw: 'withdrawn',
    challenge: none,
    answer: 'signed',
    expire: 'expired',
    lapse: 'expired',
  },
  expired: {
    sign: none,
    countersign: none,
    decline: none,
    withdraw: none,
    challenge: none,
    answer: none,
    expire: none,
    lapse: none,
  },
  withdrawn: {
    sign: none,
    countersign: none,
    decline: none,
    withdraw: none,
    challenge: none,
    answer: none,
    expire: none,
    lapse: none,
  },
}
const states = Object.keys(table) as AttestationState[]
const cells = states.flatMap((state) => attestationEvents.map((event) => [state, event, table[state][event]] as const))

test.each(cells)('a statement that is %s: %s makes it %s', (state, event, next) => {
  expect(moved(state, event)).toBe(next)
})
