import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { registers } from '../registers.ts'
import { isPublished, needsReview } from '../record/publication.ts'
import { Dataset } from '../resources/dataset.ts'
import { Principle } from '../strategy/principle.ts'
import { type DraftAct, draftActs, type DraftState, draftStates, draftSteps, isOpen, mayAct } from './draft.ts'

type Who = 'author' | 'other' | 'both' | 'nobody'

/** Every cell of the table, read off by hand: who may do it in that state, and where it leads. */
const cells: Record<DraftState, Record<DraftAct, readonly [Who, DraftState?]>> = {
  draft: {
    edit: ['both', 'draft'],
    rebase: ['both', 'draft'],
    send: ['author', 'review'],
    takeBack: ['nobody'],
    return: ['nobody'],
    approve: ['nobody'],
    publishNow: ['author', 'published'],
    withdraw: ['author', 'withdrawn'],
    comment: ['both', 'draft'],
  },
  review: {
    edit: ['nobody'],
    rebase: ['both', 'review'],
    send: ['nobody'],
    takeBack: ['author', 'draft'],
    return: ['other', 'draft'],
    approve: ['other', 'published'],
    publishNow: ['nobody'],
    withdraw: ['author', 'withdrawn'],
    comment: ['both', 'review'],
  },
  published: {
    edit: ['nobody'],
    rebase: ['nobody'],
    send: ['nobody'],
    takeBack: ['nobody'],
    return: ['nobody'],
    approve: ['nobody'],
    publishNow: ['nobody'],
    withdraw: ['nobody'],
    comment: ['nobody'],
  },
  withdrawn: {
    edit: ['nobody'],
    rebase: ['nobody'],
    send: ['nobody'],
    takeBack: ['nobody'],
    return: ['nobody'],
    approve: ['nobody'],
    publishNow: ['nobody'],
    withdraw: ['nobody'],
    comment: ['nobody'],
  },
}

const all = draftStates.flatMap((state) =>
  draftActs.map((act) => ({ state, act, who: cells[state][act][0], to: cells[state][act][1] })),
)

test.each(all)('of a draft in “$state”, “$act” is open to $who', ({ state, act, who, to }) => {
  expect(mayAct(state, act, true)).toBe(who === 'author' || who === 'both')
  expect(mayAct(state, act, false)).toBe(who === 'other' || who === 'both')
  expect(draftSteps[state][act]?.to).toBe(to)
})

test('what was published or withdrawn is closed', () => {
  expect(draftStates.filter(isOpen)).toEqual(['draft', 'review'])
})

test('every register that knows the day of its publication, or asks for drafts, can tell whether a record is published', () => {
  for (const { name, fields, lifecycle, publication } of registers) {
    if (fields['publishedAt']) expect([name, publication]).not.toEqual([name, undefined])
    if (!publication) continue
    if ('since' in publication) expect([name, fields[publication.since]?.type]).toEqual([name, 'date'])
    else {
      const states = Object.keys(lifecycle?.moves ?? {})
      expect(states).toEqual(expect.arrayContaining([...publication.unpublished]))
      // A new record is not published by itself.
      expect(publication.unpublished).toContain(lifecycle?.initial)
      expect(states.length).toBeGreaterThan(publication.unpublished.length)
    }
  }
})

test('a draft of the city’s own is written directly; agreeing it, and every change after that, needs a second person', () => {
  const draft = { status: 'draft', text: { en: 'Open to all.' } }
  expect(needsReview(Principle, undefined, draft)).toBe(false)
  expect(needsReview(Principle, draft, { text: { en: 'Open to everybody.' } })).toBe(false)
  expect(needsReview(Principle, draft, { status: 'agreed' })).toBe(true)
  expect(needsReview(Principle, { ...draft, status: 'agreed' }, { deviationNote: 'none' })).toBe(true)
  expect(needsReview(Principle, { ...draft, status: 'agreed' }, { status: 'draft' })).toBe(true)
})

test('a data set is published from the day that says so', () => {
  expect(isPublished(Dataset, { publishedAt: null })).toBe(false)
  expect(needsReview(Dataset, { publishedAt: null }, { licence: 'CC BY 4.0' })).toBe(false)
  expect(needsReview(Dataset, { publishedAt: null }, { publishedAt: '2026-11-22' })).toBe(true)
  expect(needsReview(Dataset, { publishedAt: '2026-11-22' }, { publishedAt: null })).toBe(true)
})

test('no way through the table leads from an author’s hand to publication without a second person, except the urgent one', () => {
  const acts = fc.array(fc.record({ act: fc.constantFrom(...draftActs), author: fc.boolean() }), { maxLength: 30 })
  const walk = fc.property(acts, (steps) => {
    let state: DraftState = 'draft'
    for (const { act, author } of steps) {
      if (!mayAct(state, act, author)) continue
      const to: DraftState = draftSteps[state][act]?.to ?? state
      if (to === 'published') expect([act, author]).toEqual(act === 'publishNow' ? [act, true] : ['approve', false])
      state = to
    }
  })
  expect(fc.check(walk)).toMatchObject({ failed: false })
})
