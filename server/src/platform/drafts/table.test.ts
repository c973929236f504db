import {
  type DraftAct,
  draftActs,
  type DraftState,
  draftStates,
  draftSteps,
  mayAct,
} from '@citywide/model/platform/draft'
import type { DraftView } from '@citywide/model/platform/draft-view'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DraftCity, draftCity, type TestPerson } from './testing.ts'

const revised = { text: { zh: '以人为先', en: 'People first of all' } }
const notes: Partial<Record<DraftAct, object>> = {
  return: { note: 'too long' },
  publishNow: { note: 'a wrong number' },
  comment: { note: 'a word' },
}

function done(person: TestPerson, draft: DraftView, act: DraftAct) {
  return act === 'edit' ? person.write(draft, { values: revised }) : person.act(draft, act, notes[act])
}

/** A draft that has come to a state by the shortest way. */
async function draftIn(state: DraftState, city: DraftCity, author: TestPerson, other: TestPerson): Promise<DraftView> {
  const ways: Record<DraftState, readonly (readonly [TestPerson, DraftAct])[]> = {
    draft: [],
    review: [[author, 'send']],
    published: [
      [author, 'send'],
      [other, 'approve'],
    ],
    withdrawn: [[author, 'withdraw']],
  }
  let draft = await author.begin(await city.principle(), revised)
  for (const [person, act] of ways[state]) draft = (await done(person, draft, act)).json()
  expect(draft.state).toBe(state)
  return draft
}

test.each(draftStates)(
  'over HTTP a draft in “%s” allows what the table says, to whom it says, and nothing else',
  async (state) => {
    const city = await draftCity()
    const author = await city.person('author', { roles: ['city_leader'] })
    const other = await city.person('other', { roles: ['city_leader'] })
    for (const act of draftActs) {
      for (const [who, person] of Object.entries({ author, other })) {
        const draft = await draftIn(state, city, author, other)
        const shown = (await person.send({ url: `/api/drafts/${draft.id}` })).json<DraftView>()
        const answer = await done(person, shown, act)
        const allowed = mayAct(state, act, who === 'author')
        const cell = `${state}, ${act}, ${who}`
        expect([cell, shown.acts.includes(act)]).toEqual([cell, allowed])
        const known = draftSteps[state][act]
        const code = known ? (who === 'author' ? 'DRAFT_OWN' : 'DRAFT_NOT_OWN') : 'DRAFT_STEP'
        expect([cell, allowed ? answer.json().state : answer.json().code]).toEqual([cell, allowed ? known?.to : code])
        const after = (await person.send({ url: `/api/drafts/${draft.id}` })).json<DraftView>()
        expect([cell, after.state]).toEqual([cell, allowed ? known?.to : state])
      }
    }
  },
)

test('whatever is done to drafts, nothing of the register changes before one is published', async () => {
  const city = await draftCity()
  const people = [
    await city.person('one', { roles: ['city_leader'] }),
    await city.person('two', { roles: ['city_leader'] }),
    await city.person('three'),
  ]
  const [first] = people
  const everything = async (id: string) => [
    (await city.send({ url: '/api/principles' })).json(),
    (await city.send({ url: `/api/principles/${id}/history` })).json(),
    (await city.send({ url: '/api/principles/export?format=csv' })).body,
  ]
  const step = fc.record({
    who: fc.integer({ min: 0, max: people.length - 1 }),
    act: fc.constantFrom(...draftActs),
    words: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => /\p{L}/u.test(text)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const record = await city.principle()
      const before = await everything(record.id)
      if (!first) throw new Error('nobody is there')
      let draft = await first.begin(record, revised)
      for (const { who, act, words } of steps) {
        const person = people[who]
        if (!person) continue
        const answer =
          act === 'edit'
            ? await person.write(draft, { values: { text: { en: words } } })
            : await person.act(draft, act, { note: words })
        expect(answer.statusCode).toBeLessThan(500)
        draft = (await person.send({ url: `/api/drafts/${draft.id}` })).json()
        const now = await everything(record.id)
        if (draft.state !== 'published') {
          expect(now).toEqual(before)
          continue
        }
        const [last] = now[1]
        const writers = draft.authors.map(({ id }) => id)
        expect(last).toMatchObject({ version: 2, draft: draft.id })
        expect(writers).toContain(last.actor.id)
        // Either a second person looked at it, or it says that nobody did.
        if (draft.urgent) expect(last.reviewer).toBeNull()
        else expect(writers).not.toContain(last.reviewer.id)
        return
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)
