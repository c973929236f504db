import {
  mayStep,
  versionActs,
  type VersionState,
  versionStates,
  versionSteps,
} from '@citywide/model/assurance/rule-version'
import type { RuleFile, RuleLine, RuleVersion } from '@citywide/model/assurance/rule-studio'
import type { Explanation } from '@citywide/model/assurance/verdict'
import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { follow } from '../testing.ts'
import { act, begun, releasedCard, sound, studioCity, write } from './testing.ts'

const RULE = 'B7.1-E1'

test('a version allows what the table says, to whom it says, and nothing else', async () => {
  const city = await studioCity()
  const { author, pool } = city
  // Both may write and publish: what tells them apart is who wrote.
  const reviewer = await colleague(city, 'other')
  const card = { ...(await releasedCard(RULE)), minSample: 3 }
  const made = async (state: VersionState): Promise<RuleVersion> => {
    const version = await begun(author, { rule: RULE, puts: 'card' })
    await pool.query(
      `update rule_version set state = $2, card = $3, hash = 'another',
          published_at = case when $2 = 'published' then now() end, reviewer = case when $2 = 'published' then $4::uuid end
        where id = $1`,
      [version.id, state, JSON.stringify(card), reviewer.id],
    )
    return version
  }
  for (const state of versionStates) {
    for (const step of versionActs) {
      for (const [who, person] of Object.entries({ author, reviewer })) {
        const version = await made(state)
        const cell = `${state}, ${step}, ${who}`
        const allowed = mayStep(state, step, who === 'author')
        const shown = sound(await person.send({ url: `/api/rule-versions/${version.id}` })).json<RuleVersion>()
        expect([cell, shown.acts.includes(step)]).toEqual([cell, allowed])
        const answer =
          step === 'edit'
            ? await write(person, version, { note: 'a word' })
            : await act(person, version, step, { note: 'a word' })
        const known = versionSteps[state][step]
        const code = known ? (who === 'author' ? 'RULE_VERSION_OWN' : 'RULE_VERSION_NOT_OWN') : 'RULE_VERSION_STEP'
        expect([cell, allowed ? answer.json().state : answer.json().code]).toEqual([cell, allowed ? known?.to : code])
        await pool.query(`update rule_version set state = 'withdrawn' where state in ('draft', 'review')`)
      }
    }
  }
})

test('a published version judges at once, says so everywhere, and stays as it is', async () => {
  const { author, reviewer, parts, get, pool, put } = await studioCity()
  await put('roadmaps', { title: { zh: '路线图', en: 'Roadmap' }, status: 'draft', versionLabel: '1' }).catch(
    () => undefined,
  )
  await follow(parts)
  const before = await get<Explanation>(`/rules/${RULE}?scope=city`)
  let version = await begun(author, { rule: RULE, puts: 'card', note: 'two roadmaps' })
  expect(version).toMatchObject({ no: 1, state: 'draft', problems: [] })
  expect(new Set(version.examples.map(({ state }) => state))).toContain('met')
  const card = { ...(await releasedCard(RULE)), title: { zh: '有现行路线图', en: 'There is a current roadmap' } }
  version = sound(await write(author, version, { card })).json<RuleVersion>()
  version = sound(await act(author, version, 'submit'), 201).json<RuleVersion>()
  // Nothing runs by it yet.
  expect((await get<Explanation>(`/rules/${RULE}?scope=city`)).title).toEqual(before.title)
  version = sound(await act(reviewer, version, 'publish', { note: 'agreed' }), 201).json<RuleVersion>()
  expect(version).toMatchObject({ state: 'published', reviewer: { id: reviewer.id } })
  const now = await get<Explanation>(`/rules/${RULE}?scope=city`)
  expect(now.title).toEqual(card.title)
  expect(now.ruleVersion).not.toBe(before.ruleVersion)
  await follow(parts)
  const { rows } = await pool.query<{ version: string }>('select version from rule_state where rule = $1', [RULE])
  expect(rows).toEqual([{ version: now.ruleVersion }])
  expect((await pool.query(`select from evaluation_run where cause = 'publish' and rules = 1`)).rowCount).toBe(1)
  expect((await pool.query(`select from audit where act = 'rule.publish'`)).rowCount).toBe(1)
  expect((await pool.query(`select from outbox where topic = 'rule.published'`)).rowCount).toBe(1)
  const marks = await get<{ no: number }[]>(`/rules/${RULE}/versions`)
  expect(marks).toMatchObject([{ no: 1, puts: 'card' }])
  await expect(pool.query(`update rule_version set note = 'other' where id = $1`, [version.id])).rejects.toThrow(
    /stays as it is/,
  )
  await expect(pool.query('delete from rule_version where id = $1', [version.id])).rejects.toThrow(/stays as it is/)

  // And back: the release judges again, with what was in between in the file.
  let back = await begun(author, { rule: RULE, puts: 'release' })
  back = sound(await act(author, back, 'submit'), 201).json<RuleVersion>()
  sound(await act(reviewer, back, 'publish'), 201)
  expect((await get<Explanation>(`/rules/${RULE}?scope=city`)).ruleVersion).toBe(before.ruleVersion)
  const file = await get<RuleFile>(`/rule-cards/${RULE}`)
  expect(file.versions.map(({ no, puts, state }) => [no, puts, state])).toEqual([
    [2, 'release', 'published'],
    [1, 'card', 'published'],
  ])
})

test('a city writes a rule of its own, and retires it', async () => {
  const { author, reviewer, parts, get, pool } = await studioCity()
  await follow(parts)
  let version = await begun(author, { requirement: 'B7.1', about: 'Initiative' })
  expect(version.rule).toBe('B7.1-E101')
  expect(version.problems.map(({ line }) => line)).toEqual(
    expect.arrayContaining(['title/zh', 'title/en', 'must', 'do/zh']),
  )
  expect((await act(author, version, 'submit')).json()).toMatchObject({ code: 'RULE_FAULTY' })
  const [begunLine] = (await get<RuleLine[]>('/rule-cards?scope=city')).filter(({ open }) => open !== null)
  expect(begunLine).toMatchObject({ id: 'B7.1-E101', standing: 'draft', title: { zh: '', en: '' } })
  const empty = version.card
  if (!empty) throw new Error('a new rule has a card')
  const card = {
    ...empty,
    title: { zh: '在办举措有责任人', en: 'Running initiatives have an owner' },
    where: ['status = "active"'],
    must: ['ownerId != null', 'owner.active'],
    do: { zh: '指定责任人', en: 'Name an owner' },
  }
  version = sound(await write(author, version, { card })).json<RuleVersion>()
  expect(version.problems).toEqual([])
  expect((await act(author, version, 'submit')).json()).toMatchObject({ code: 'RULE_EXAMPLES' })
  const proposal = sound(
    await author.send({ method: 'POST', url: '/api/rule-trials/proposal', payload: { card } }),
  ).json<{ examples: object[]; report: object }>()
  expect(proposal).toMatchObject({ beyond: [], report: { holds: true, unnoticed: [] } })
  version = sound(await write(author, version, { examples: proposal.examples })).json<RuleVersion>()
  version = sound(await act(author, version, 'submit', { note: 'the council asks for more' }), 201).json<RuleVersion>()
  sound(await act(reviewer, version, 'publish'), 201)
  await follow(parts)
  expect(await get('/rules/B7.1-E101?scope=city')).toMatchObject({ recommendation: 'B7.1', state: 'not_assessable' })
  const lines = await get<RuleLine[]>('/rule-cards?scope=city')
  expect(lines.find(({ id }) => id === 'B7.1-E101')).toMatchObject({ standing: 'own', no: 1, requirement: 'B7.1' })
  expect(lines.length).toBe(278)
  expect(
    (await author.send({ method: 'POST', url: '/api/rule-versions', payload: { rule: RULE, puts: 'retired' } })).json()
      .code,
  ).toBe('RULE_OF_RELEASE')
  let last = await begun(author, { rule: 'B7.1-E101', puts: 'retired' })
  last = sound(await act(author, last, 'submit'), 201).json<RuleVersion>()
  sound(await act(reviewer, last, 'publish'), 201)
  await follow(parts)
  expect((await pool.query(`select from rule_state where rule = 'B7.1-E101'`)).rowCount).toBe(0)
  // A number is never given twice.
  expect((await begun(author, { requirement: 'B7.1', about: 'Initiative' })).rule).toBe('B7.1-E102')
})

test('who may not write rules reads them, and nobody publishes with a key', async () => {
  const city = await studioCity()
  const steward = await colleague(city, 'steward', ['data_steward'])
  const asked = { method: 'POST', url: '/api/rule-versions', payload: { rule: RULE, puts: 'card' } } as const
  expect((await steward.send(asked)).json().code).toBe('FORBIDDEN')
  expect((await steward.send({ url: '/api/rule-cards' })).statusCode).toBe(200)
  let version = await begun(city.author, { rule: RULE, puts: 'card' })
  version = sound(
    await write(city.author, version, { card: { ...(await releasedCard(RULE)), minSample: 3 } }),
  ).json<RuleVersion>()
  expect((await city.reviewer.send(asked)).json()).toMatchObject({ code: 'FORBIDDEN' })
  expect((await city.send(asked)).json()).toMatchObject({ code: 'RULE_VERSION_OPEN', current: { id: version.id } })
  version = sound(await act(city.author, version, 'submit'), 201).json<RuleVersion>()
  const byKey = await city.send({
    method: 'POST',
    url: `/api/rule-versions/${version.id}/acts`,
    headers: { 'if-match': `"${version.revision}"` },
    payload: { act: 'publish' },
  })
  expect(byKey.json().code).toBe('PERSON_NEEDED')
  await city.pool.query('update session set strong_at = null')
  expect((await act(city.reviewer, version, 'publish')).json().code).toBe('STEP_UP')
})

test('what a later release brings is said and overwrites nothing; what it does not understand any more judges nothing', async () => {
  const { author, reviewer, get, pool } = await studioCity()
  let version = await begun(author, { rule: RULE, puts: 'card' })
  const card = { ...(await releasedCard(RULE)), title: { zh: '改写', en: 'Changed' } }
  version = sound(await write(author, version, { card })).json<RuleVersion>()
  version = sound(await act(author, version, 'submit'), 201).json<RuleVersion>()
  sound(await act(reviewer, version, 'publish'), 201)
  const line = async () => (await get<RuleLine[]>('/rule-cards')).find(({ id }) => id === RULE)
  expect(await line()).toMatchObject({ standing: 'changed', releaseMoved: false, broken: null })

  // As if the release had been another when the city wrote.
  const insert = (no: number, content: object) =>
    pool.query(
      `insert into rule_version (id, rule, requirement, no, state, puts, card, hash, release_hash, authors, reviewer, published_at)
       select gen_random_uuid(), rule, requirement, $1, 'published', 'card', $2, 'another', 'another', authors, reviewer, now()
         from rule_version where no = 1`,
      [no, JSON.stringify(content)],
    )
  await insert(2, { ...card, title: { zh: '再改', en: 'Changed again' } })
  expect(await line()).toMatchObject({ title: { en: 'Changed again' }, no: 2, releaseMoved: true })
  await insert(3, { ...card, where: ['wordOfFormerTimes = "x"'] })
  const broken = await line()
  expect(broken?.broken).toContain('wordOfFormerTimes')
  const released = await releasedCard(RULE)
  expect((await get<Explanation>(`/rules/${RULE}?scope=city`)).title).toEqual(released.title)
})
