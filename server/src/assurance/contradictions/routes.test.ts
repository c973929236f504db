import { Contradictions, RecordContradictions } from '@citywide/model/assurance/contradiction'
import { expect, test } from 'vitest'
import { freshCity, text } from '../testing.ts'

async function startCity() {
  const city = await freshCity()
  const { put, get } = city
  const office = await put('organizations', {
    name: text('数据局', 'Data office'),
    kind: 'department',
    sector: 'public',
  })
  const roadmap = await put('roadmaps', { edition: 1, status: 'current', reviewDueAt: '2027-06-30' })
  const initiative = (more: object = {}) =>
    put('initiatives', {
      title: text('举措', 'Initiative'),
      roadmapId: roadmap.id,
      status: 'active',
      leadOrgId: office.id,
      citizenFacing: false,
      personalData: false,
      ict: true,
      quickWin: false,
      method: 'agile',
      budget: 100,
      spent: 0,
      ...more,
    })
  const milestone = (initiativeId: string, dueAt: string) =>
    put('milestones', { title: text('上线', 'Launch'), initiativeId, kind: 'launch', dueAt, gate: false })
  const found = async () => {
    const { items } = Contradictions.parse(await get('/contradictions?scope=city'))
    return new Map(items.map((item) => [item.id, item]))
  }
  return { ...city, office, initiative, milestone, found }
}

test('every contradiction runs; a record that contradicts another is named with it until it is mended', async () => {
  const { initiative, milestone, found, send, get, put, office } = await startCity()
  await initiative({ plannedStart: '2026-01-01', plannedEnd: '2026-12-31' })
  const items = [...(await found()).values()]
  expect(items.length).toBeGreaterThanOrEqual(25)
  expect(items.filter(({ count }) => count !== 0)).toEqual([])

  const { id } = await initiative({ title: text('快线', 'Tram'), plannedStart: '2026-01-01', plannedEnd: '2026-06-30' })
  const late = await milestone(id, '2026-09-01')
  await milestone(id, '2026-06-30')
  const item = (await found()).get('CR11')
  expect(item).toMatchObject({
    noun: 'Milestone',
    count: 1,
    records: [
      {
        record: { id: late.id, title: { en: 'Launch' } },
        involved: [{ id, noun: 'Initiative', title: { en: 'Tram' } }],
      },
    ],
  })
  expect(item?.conditions.map(({ en }) => en)).toContain('due date is after initiative’s planned end')
  const own = RecordContradictions.parse(await get(`/record-contradictions/milestones/${late.id}?scope=city`))
  expect(own).toMatchObject([{ id: 'CR11', fields: expect.arrayContaining(['dueAt']) }])
  const moved = await send({
    method: 'PATCH',
    url: `/api/milestones/${late.id}`,
    headers: { 'if-match': `"${late.version}"` },
    payload: { dueAt: '2026-05-01' },
  })
  expect(moved.statusCode).toBe(200)
  expect((await found()).get('CR11')?.count).toBe(0)

  // What is not known contradicts nothing, and no verdict is touched.
  const endless = await initiative({ plannedStart: '2026-03-01' })
  await milestone(endless.id, '2030-01-01')
  expect((await found()).get('CR11')?.count).toBe(0)
  const gone = await put('people', { name: '王某', orgId: office.id, active: false })
  await initiative({ ownerId: gone.id })
  expect((await found()).get('CR4')).toMatchObject({ count: 1, records: [{ involved: [{ id: gone.id }] }] })
  const all =
    await get<readonly { readonly rules: readonly { readonly rule: string }[] }[]>('/recommendations?scope=city')
  expect(all.flatMap(({ rules }) => rules).filter(({ rule }) => rule.startsWith('CR'))).toEqual([])
})
