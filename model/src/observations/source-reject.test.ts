import { expect, test } from 'vitest'
import { type RejectAct, type RejectState, rejectStates, rejectText, rejectTransitions } from './source-reject.ts'

const acts: readonly RejectAct[] = ['mend', 'take', 'refuse', 'drop']
const expected: Record<RejectState, readonly (RejectState | undefined)[]> = {
  open: ['mended', 'taken', 'open', 'dropped'],
  mended: ['mended', 'taken', 'open', 'dropped'],
  taken: [undefined, undefined, undefined, undefined],
  dropped: [undefined, undefined, undefined, undefined],
}

test.each(rejectStates.flatMap((state) => acts.map((act, index) => [state, act, expected[state][index]] as const)))(
  'a letter that is %s and meets %s becomes %s',
  (state, act, next) => {
    expect(rejectTransitions[state][act]).toBe(next)
  },
)

test('the reason of a letter reads as a sentence without the limits of one stream', () => {
  for (const reason of ['UNIT_DIFFERS', 'MESSAGE_NOT_JSON', 'OF_LATER'])
    expect([reason, /[{}]/.test(rejectText(reason).zh + rejectText(reason).en)]).toEqual([reason, false])
  expect(rejectText('UNIT_DIFFERS').en).toBe('The unit is not that of the stream; nothing is converted.')
})
