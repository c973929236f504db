import { registers } from '@citywide/model/registers'
import type { SearchAnswer } from '@citywide/model/platform/search-view'
import { expect, onTestFinished, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'
import { clientOf } from '../postgres/testing.ts'
import { followToTheEnd } from './follow.ts'

const city = { code: 'chengchuan', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true }

interface City extends TestApp {
  readonly scopeId: string
  readonly asset: (title: { zh?: string; en?: string }, more?: object) => Promise<string>
  readonly follow: () => Promise<void>
  readonly search: (query: string) => Promise<SearchAnswer>
  readonly titles: (q: string) => Promise<(string | undefined)[]>
}

async function withCity(): Promise<City> {
  const whole = await freshApp()
  const { id: scopeId } = await whole.create('scopes', city)
  const search = async (query: string) => (await whole.send({ url: `/api/search?${query}` })).json<SearchAnswer>()
  return {
    ...whole,
    scopeId,
    search,
    follow: () => followToTheEnd({ pool: whole.pool, registers }),
    titles: async (q) => (await search(`q=${encodeURIComponent(q)}`)).items.map(({ title: { zh, en } }) => en ?? zh),
    asset: async (title, more = {}) => {
      const asset = {
        assetClass: 'platform',
        title,
        physical: false,
        critical: false,
        shareable: true,
        lifecycleState: 'operating',
        telemetryOpenFormat: true,
      }
      return (await whole.create('assets', { ...asset, ...more })).id
    },
  }
}

test('a record is found by a character, a word, a phrase, an English prefix, its letters in pinyin, in any case and width', async () => {
  const { asset, follow, titles } = await withCity()
  await asset({ zh: '城市数据共享平台', en: 'City data-sharing platform' })
  await asset({ zh: '平台站数据', en: 'Other' })
  await follow()
  const name = 'City data-sharing platform'
  for (const q of [
    '享',
    '共享',
    '数据共享平台',
    'plat',
    'DATA-SHAR',
    'sharing',
    'ｃｉｔｙ',
    'city plat',
    'sjgx',
    'cssj',
    '城市 platform',
    'SJGXPT',
  ]) {
    expect([q, await titles(q)]).toEqual([q, [name]])
  }
  for (const q of ['latform', '数享', '据平', '。', '!!', 'xyz', "' | 'a", 'a:*b & !c', '\u{1F600}']) {
    expect([q, await titles(q)]).toEqual([q, []])
  }
})

test('codes are found whole and by their beginning, before texts that hold them; a name comes before a text', async () => {
  const { create, asset, follow, pool, scopeId, titles } = await withCity()
  await asset({ zh: '关于 SR-2024 的说明', en: 'About SR-2024' })
  await create('scopes', {
    code: 'SR-2024',
    kind: 'district',
    parentId: scopeId,
    title: { zh: '乙区', en: 'Second district' },
    madeUp: true,
  })
  await pool.query(
    `insert into term (id, city_id, scope_id, title, definition, status)
     values (gen_random_uuid(), $1, $1, '{"en":"Flow"}', '{"en":"What smart water meters measure"}', 'agreed')`,
    [scopeId],
  )
  await asset({ zh: '水表', en: 'Smart water meters' })
  await follow()
  const found = await titles('sr-2024')
  expect(found[0]).toMatch(/district/)
  expect(found.at(-1)).toBe('About SR-2024')
  expect((await titles('SR-20'))[0]).toMatch(/district/)
  expect(await titles('water meters')).toEqual(['Smart water meters', 'Flow'])
})

test('a hit says where it holds the words', async () => {
  const { asset, follow, search } = await withCity()
  await asset({ zh: '重庆长江大桥', en: 'Yangtze bridge' })
  await follow()
  const marked = async (q: string) => {
    const { items } = await search(`q=${encodeURIComponent(q)}`)
    return items[0]?.matches.map(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)))
  }
  expect(await marked('长江')).toEqual([['长江']])
  expect(await marked('yangtze 桥')).toEqual([['桥'], ['Yangtze']])
  expect(await marked('cjdq')).toEqual([['长江大桥']])
})

test('changes, deletions and bulk writes are followed, by whoever made them; scope and register narrow the search', async () => {
  const { asset, create, follow, pool, search, send, titles, scopeId } = await withCity()
  const district = await create('scopes', {
    code: 'north',
    parentId: scopeId,
    kind: 'district',
    title: { zh: '北区', en: 'North' },
    madeUp: true,
  })
  const id = await asset({ en: 'Old name' }, { scopeId: district.id })
  await follow()
  const change = await send({
    method: 'PATCH',
    url: `/api/assets/${id}`,
    payload: { title: { en: 'New name' } },
    headers: { 'if-match': '"1"' },
  })
  expect(change.statusCode).toBe(200)
  await follow()
  expect([await titles('old'), await titles('new')]).toEqual([[], ['New name']])
  const count = async (query: string) => (await search(query)).count.value
  expect([
    await count('q=new&scope=north'),
    await count('q=new&register=assets'),
    await count('q=new&register=risks'),
  ]).toEqual([1, 1, 0])
  expect(await count('q=new&scope=chengchuan')).toBe(1)

  await pool.query(
    `insert into asset (id, city_id, scope_id, title, asset_class, physical, critical, shareable, lifecycle_state, telemetry_open_format)
     select gen_random_uuid(), $1, $1, jsonb_build_object('zh', '泵站' || n), 'platform', true, true, true, 'operating', true
       from generate_series(1, 1500) n`,
    [scopeId],
  )
  await follow()
  // More than are looked at: the answer says "at least", the list counts them all.
  const pumps = await search('q=泵站&limit=1')
  expect(pumps).toMatchObject({ items: [{ noun: 'Asset' }], count: { exact: false } })
  expect(pumps.count.value).toBeGreaterThanOrEqual(500)
  await pool.query(`update asset set title = jsonb_build_object('zh', '水厂') where title ->> 'zh' like '泵站%'`)
  await follow()
  expect(await count('q=泵站')).toBe(0)
  expect((await send({ url: '/api/assets?q=水厂&limit=1' })).json().count).toEqual({ value: 1500, exact: true })
  await pool.query(`delete from asset where title ->> 'zh' = '水厂'`)
  await follow()
  expect(await count('q=水厂')).toBe(0)
  expect((await send({ method: 'DELETE', url: `/api/assets/${id}`, headers: { 'if-match': '"2"' } })).statusCode).toBe(
    204,
  )
  await follow()
  expect(await titles('new')).toEqual([])
})

test('what is saved while a long transaction runs is found before that ends, and what it wrote after', async () => {
  const { asset, follow, pool, titles, scopeId } = await withCity()
  await follow()
  const long = await clientOf(pool)
  onTestFinished(() => long.end())
  await long.query('begin')
  await long.query(
    `insert into scope (id, city_id, scope_id, parent_id, code, title, kind, made_up)
     values (gen_random_uuid(), $1, $1, $1, 'late', '{"en":"Late district"}', 'district', true)`,
    [scopeId],
  )
  await asset({ en: 'Early asset' })
  await follow()
  expect([await titles('early'), await titles('late')]).toEqual([['Early asset'], []])
  await long.query('commit')
  await follow()
  expect([await titles('early'), await titles('late')]).toEqual([['Early asset'], ['Late district']])
})

test('what was there before search was, or by another grammar, or is lost, is made good', async () => {
  const { asset, follow, pool, send, titles } = await withCity()
  await asset({ en: 'Before' })
  await follow()
  await pool.query('delete from search_entry')
  expect(await titles('before')).toEqual([])
  expect((await send({ method: 'POST', url: '/api/search/rebuild' })).statusCode).toBe(202)
  await follow()
  expect(await titles('before')).toEqual(['Before'])
  await pool.query(`update search_entry set content = 0, words = ''; update search_position set grammar = 0`)
  await follow()
  expect(await titles('before')).toEqual(['Before'])
})
