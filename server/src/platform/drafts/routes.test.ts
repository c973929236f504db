import { randomUUIDv7 } from 'node:crypto'
import type { DraftView } from '@citywide/model/platform/draft-view'
import { expect, test } from 'vitest'
import { draftCity, principleValues, type TestPerson } from './testing.ts'

const revised = { text: { zh: '以人为本，人人可及', en: 'People first, within everybody’s reach' } }

/** A draft that was sent to review. */
async function inReview(author: TestPerson, record: { id: string; version: number }, values: object = revised) {
  const answer = await author.act(await author.begin(record, values), 'send', { note: 'agreed in the council' })
  expect(answer.statusCode).toBe(201)
  return answer.json<DraftView>()
}

test('what is published does not change by one hand, neither in its fields nor on the way into force', async () => {
  const city = await draftCity()
  const author = await city.person('author')
  const stands = await city.principle()
  const change = (id: string, version: number, payload: object) =>
    author.send({ method: 'PATCH', url: `/api/principles/${id}`, payload, headers: { 'if-match': `"${version}"` } })
  const refused = await change(stands.id, stands.version, revised)
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'REVIEW_NEEDED'])
  expect((await change(stands.id, stands.version, { text: stands['text'] })).statusCode).toBe(200)

  const made = await author.send({ method: 'POST', url: '/api/principles', payload: principleValues })
  expect([made.statusCode, made.json().code]).toEqual([409, 'REVIEW_NEEDED'])
  const own = await author.send({
    method: 'POST',
    url: '/api/principles',
    payload: { ...principleValues, status: 'draft' },
  })
  expect(own.statusCode).toBe(201)
  expect((await change(own.json().id, 1, revised)).statusCode).toBe(200)
  expect((await change(own.json().id, 2, { status: 'agreed' })).json().code).toBe('REVIEW_NEEDED')
})

test('a draft is read by a second person and published; the history names both and says why', async () => {
  const city = await draftCity()
  const [author, reviewer] = [await city.person('author'), await city.person('reviewer')]
  const stands = await city.principle()
  const draft = await author.begin(stands, revised)
  expect(draft).toMatchObject({ state: 'draft', changed: ['text'], base: stands, now: stands, outdated: false })
  const sent = await author.act(draft, 'send', { note: 'agreed in the council', reviewer: reviewer.id })
  expect(sent.json()).toMatchObject({ state: 'review', reviewer: { id: reviewer.id } })
  expect((await reviewer.send({ url: '/api/drafts?box=awaiting' })).json().items).toHaveLength(1)
  expect((await reviewer.send({ url: '/api/drafts/count' })).json()).toEqual({ awaiting: 1 })
  expect((await author.send({ url: '/api/drafts?box=awaiting' })).json().items).toHaveLength(0)

  const own = await author.act(sent.json(), 'approve')
  expect([own.statusCode, own.json().code]).toEqual([403, 'DRAFT_OWN'])
  const approved = await reviewer.act(sent.json(), 'approve', { note: 'well put' })
  expect(approved.json()).toMatchObject({ state: 'published', decidedBy: { id: reviewer.id }, urgent: false, acts: [] })
  const now = (await author.send({ url: `/api/principles/${stands.id}` })).json()
  expect(now).toMatchObject({ ...revised, version: 2 })
  const [last] = (await author.send({ url: `/api/principles/${stands.id}/history` })).json()
  expect(last).toMatchObject({
    version: 2,
    reason: 'agreed in the council',
    actor: { id: author.id },
    reviewer: { id: reviewer.id },
    draft: draft.id,
  })
  expect(approved.json().events.map(({ act, note }: { act: string; note: string }) => [act, note])).toEqual([
    ['begin', null],
    ['send', 'agreed in the council'],
    ['approve', 'well put'],
  ])
})

test('a draft of a new record is nowhere to be seen until it is published', async () => {
  const city = await draftCity()
  const [author, reviewer] = [await city.person('author'), await city.person('reviewer')]
  const payload = { register: 'principles', values: principleValues }
  const begun = await author.send({ method: 'POST', url: '/api/drafts', payload })
  expect(begun.json()).toMatchObject({ recordId: null, base: null, now: null, title: principleValues.text })
  const sent = await author.act(begun.json(), 'send')
  const count = async () => (await author.send({ url: '/api/principles' })).json().count.value
  expect(await count()).toBe(0)
  const approved = (await reviewer.act(sent.json(), 'approve')).json()
  expect(await count()).toBe(1)
  const record = (await author.send({ url: `/api/principles/${approved.recordId}` })).json()
  expect(record).toMatchObject({ ...principleValues, version: 1, scopeId: city.scopeId })
})

test('it may come back with a reason, be mended and sent again; a return without a reason is refused', async () => {
  const city = await draftCity()
  const [author, reviewer] = [await city.person('author'), await city.person('reviewer')]
  const sent = await inReview(author, await city.principle())
  const silent = await reviewer.act(sent, 'return')
  expect([silent.statusCode, silent.json().errors[0].pointer]).toEqual([400, '/note'])
  const returned = (await reviewer.act(sent, 'return', { note: 'the Chinese is too long' })).json()
  expect(returned.state).toBe('draft')
  const mended = (await author.write(returned, { values: { text: { zh: '以人为先', en: 'People first' } } })).json()
  const again = (await author.act(mended, 'send')).json()
  expect((await reviewer.act(again, 'approve')).statusCode).toBe(201)
})

test('whoever writes in a draft becomes its author and no longer approves it', async () => {
  const city = await draftCity()
  const [author, joined] = [await city.person('author'), await city.person('joined')]
  const draft = await author.begin(await city.principle(), revised)
  const written = (await joined.write(draft, { values: { ...revised, deviationNote: 'none' } })).json()
  expect(written.authors.map(({ id }: { id: string }) => id)).toEqual([author.id, joined.id])
  const sent = (await author.act(written, 'send')).json()
  expect((await joined.act(sent, 'approve')).json().code).toBe('DRAFT_OWN')
})

test('two accounts of one person are one person', async () => {
  const city = await draftCity()
  const personId = randomUUIDv7()
  const author = await city.person('author', { personId })
  const sent = await inReview(author, await city.principle())
  const other = await city.person('other', { personId })
  expect((await other.act(sent, 'approve')).json().code).toBe('DRAFT_OWN')
})

test('of two who begin at once one begins, the other is told of that draft', async () => {
  const city = await draftCity()
  const [one, two] = [await city.person('one'), await city.person('two')]
  const { id, version } = await city.principle()
  const payload = { register: 'principles', record: id, read: version, values: revised }
  const answers = await Promise.all(
    [one, two].map((person) => person.send({ method: 'POST', url: '/api/drafts', payload })),
  )
  const [begun, told] = answers.toSorted((a, b) => a.statusCode - b.statusCode)
  expect([begun?.statusCode, told?.statusCode]).toEqual([201, 409])
  expect(told?.json()).toMatchObject({ code: 'DRAFT_OPEN', current: { id: begun?.json().id } })
})

test('of two who write in one draft at once the second sees what the first wrote', async () => {
  const city = await draftCity()
  const [one, two] = [await city.person('one'), await city.person('two')]
  const draft = await one.begin(await city.principle(), revised)
  const answers = await Promise.all([
    one.write(draft, { values: { ...revised, deviationNote: 'one' } }),
    two.write(draft, { values: { ...revised, deviationNote: 'two' } }),
  ])
  const [written, lost] = answers.toSorted((a, b) => a.statusCode - b.statusCode)
  expect([written?.statusCode, lost?.statusCode]).toEqual([200, 412])
  expect(lost?.json()).toMatchObject({
    code: 'CHANGED',
    current: { version: 2, values: { deviationNote: written?.json().values.deviationNote } },
  })
})

test('when a program changed the record meanwhile, the draft says so, takes in what does not touch it, and is published', async () => {
  const city = await draftCity()
  const [author, reviewer] = [await city.person('author'), await city.person('reviewer')]
  const stands = await city.principle()
  const sent = await inReview(author, stands)
  await city.send({
    method: 'PATCH',
    url: `/api/principles/${stands.id}`,
    payload: { reviewDueAt: '2028-01-10' },
    headers: { 'if-match': '"1"' },
  })
  const seen = (await reviewer.send({ url: `/api/drafts/${sent.id}` })).json()
  expect(seen).toMatchObject({ outdated: true, overlaps: [], version: sent.version })
  const early = await reviewer.act(seen, 'approve')
  expect([early.statusCode, early.json().code]).toEqual([409, 'DRAFT_OUTDATED'])
  const rebased = (await reviewer.act(seen, 'rebase')).json()
  expect(rebased).toMatchObject({ state: 'review', outdated: false, baseVersion: 2 })
  await reviewer.act(rebased, 'approve')
  const now = (await author.send({ url: `/api/principles/${stands.id}` })).json()
  expect(now).toMatchObject({ ...revised, reviewDueAt: '2028-01-10', version: 3 })
})

test('when both changed the same field its author chooses; nobody else does', async () => {
  const city = await draftCity()
  const [author, reviewer] = [await city.person('author'), await city.person('reviewer')]
  const stands = await city.principle()
  const sent = await inReview(author, stands)
  const theirs = { text: { zh: '市民优先', en: 'Citizens first' } }
  await city.send({
    method: 'PATCH',
    url: `/api/principles/${stands.id}`,
    payload: theirs,
    headers: { 'if-match': '"1"' },
  })
  const seen = (await reviewer.send({ url: `/api/drafts/${sent.id}` })).json()
  expect(seen).toMatchObject({ outdated: true, overlaps: ['text'], now: theirs })
  const refused = await reviewer.act(seen, 'rebase')
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'DRAFT_OVERLAPS'])
  const back = (await author.act(seen, 'takeBack')).json()
  expect((await author.write(back, { values: revised, onto: 1 })).json()).toMatchObject({
    code: 'CHANGED',
    current: theirs,
  })
  const chosen = (await author.write(back, { values: revised, onto: 2 })).json()
  expect(chosen).toMatchObject({ outdated: false, overlaps: [], baseVersion: 2, changed: ['text'] })
})

test('of a record that was deleted the draft can only be withdrawn', async () => {
  const city = await draftCity()
  const [author, reviewer] = [await city.person('author'), await city.person('reviewer')]
  const stands = await city.principle()
  const sent = await inReview(author, stands)
  await city.send({ method: 'DELETE', url: `/api/principles/${stands.id}`, headers: { 'if-match': '"1"' } })
  expect((await reviewer.act(sent, 'approve')).json().code).toBe('DRAFT_ORPHANED')
  expect((await author.send({ url: `/api/drafts/${sent.id}` })).json()).toMatchObject({
    now: null,
    acts: ['takeBack', 'withdraw', 'comment'],
  })
  expect((await author.act(sent, 'withdraw')).json().state).toBe('withdrawn')
})

test('a program may write a draft but not decide on one', async () => {
  const city = await draftCity()
  const author = await city.person('author')
  const sent = await inReview(author, await city.principle())
  const answer = await city.send({
    method: 'POST',
    url: `/api/drafts/${sent.id}/acts`,
    headers: { 'if-match': `"${sent.version}"` },
    payload: { act: 'approve' },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'PERSON_NEEDED'])
})

test('an urgent correction is published at once by those who may, with its reason, and says that nobody approved it', async () => {
  const city = await draftCity()
  const [service, leader] = [await city.person('service'), await city.person('leader', { roles: ['city_leader'] })]
  const stands = await city.principle()
  const draft = await service.begin(stands, revised)
  expect((await service.act(draft, 'publishNow', { note: 'a wrong number' })).json().code).toBe('URGENT_RIGHT')
  await service.act(draft, 'withdraw')
  const urgent = await leader.begin(stands, revised)
  expect((await leader.act(urgent, 'publishNow')).statusCode).toBe(400)
  const done = (await leader.act(urgent, 'publishNow', { note: 'a wrong number' })).json()
  expect(done).toMatchObject({ state: 'published', urgent: true })
  const [last] = (await leader.send({ url: `/api/principles/${stands.id}/history` })).json()
  expect(last).toMatchObject({ reason: 'a wrong number', actor: { id: leader.id }, reviewer: null, draft: urgent.id })
})

test('a draft is held against the register when it is written, each fault at its field', async () => {
  const city = await draftCity()
  const author = await city.person('author')
  const { id, version } = await city.principle()
  const begin = (values: object, register = 'principles') =>
    author.send({ method: 'POST', url: '/api/drafts', payload: { register, record: id, read: version, values } })
  const faulty = await begin({ text: {}, agreedAt: 7, colour: 'red' })
  expect(faulty.statusCode).toBe(400)
  expect(faulty.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/values/text',
    '/values/agreedAt',
    '/values/colour',
  ])
  expect((await begin({ status: 'draft' })).statusCode).toBe(201)
  expect((await begin({}, 'organizations')).json().code).toBe('NO_DRAFTS')
  expect((await begin({}, 'nonsense')).json().code).toBe('NO_SUCH_REGISTER')
})

test('a draft that changes nothing is not sent, and one that does not exist is not found', async () => {
  const city = await draftCity()
  const author = await city.person('author')
  const stands = await city.principle()
  const draft = await author.begin(stands, { text: stands['text'] })
  expect((await author.act(draft, 'send')).json().code).toBe('DRAFT_EMPTY')
  expect((await author.act({ id: randomUUIDv7(), version: 1 }, 'send')).statusCode).toBe(404)
  expect((await author.act(draft, 'send', { reviewer: author.id })).json().code).toBe('DRAFT_EMPTY')
})
