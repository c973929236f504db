import { canonicalJson } from '@citywide/model/audit/canonical'
import { Problem } from '@citywide/model/problem'
import { expect, test } from 'vitest'
import { releasedPackages, targetsIn } from '../frameworks/load.ts'
import { releasedRulebook } from '../rulebook.ts'
import { packageFrom } from './catalog-in.ts'
import { catalogOf } from './catalog-out.ts'
import { mappingsFrom } from './mapping-in.ts'
import { mappingOf } from './mapping-out.ts'
import { nameUuid } from './names.ts'
import { CatalogDocument, MappingDocument } from './shape.ts'
import { takeApart } from './take-apart.ts'

const changed = '2026-11-22T08:00:00.000Z'

async function release() {
  const book = await releasedRulebook()
  const known = targetsIn(book.catalogue)
  const rulesOf = (requirement: string) =>
    book.requirements
      .filter(({ code }) => code === requirement)
      .flatMap(({ rules }) => rules.flatMap(({ id }) => book.rules.get(id) ?? []))
  return { book, known, rulesOf, packages: await releasedPackages() }
}

test('the same name gives the same UUID, of version 5', () => {
  expect(nameUuid('record', 'a')).toBe(nameUuid('record', 'a'))
  expect(nameUuid('record', 'a')).not.toBe(nameUuid('record', 'b'))
  expect(nameUuid('x')).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('every framework goes out in the structure of OSCAL, comes in the same, and goes out the same again', async () => {
  const { book, known, rulesOf, packages } = await release()
  for (const of of packages) {
    const given = { package: of, changed, rulesOf }
    const document = catalogOf(given)
    expect(CatalogDocument.parse(document)).toEqual(document)
    const taken = takeApart(JSON.parse(JSON.stringify(document)))
    if (taken.model !== 'catalog') throw new Error(taken.model)
    expect(taken.notes).toEqual([])
    const read = packageFrom(taken.document, undefined, known)
    expect(read.privateTexts).toEqual([])
    const back = { ...read.package, mappings: of.mappings }
    expect(canonicalJson(back)).toBe(canonicalJson(of))
    expect(catalogOf({ ...given, package: back })).toEqual(document)

    const isRule = (code: string) => book.rules.has(code)
    const mapped = mappingOf({ package: of, changed, isRule })
    if (!mapped) continue
    expect(MappingDocument.parse(mapped)).toEqual(mapped)
    const mappings = mappingsFrom(mapped['mapping-collection'], of, known)
    expect(mappings).toEqual({ mappings: of.mappings, notes: [] })
  }
})

test('the catalog of another is taken in with its prose as private text and what we lack as notes', async () => {
  const { known } = await release()
  const document = {
    catalog: {
      uuid: '74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724',
      metadata: {
        title: 'Foreign catalog',
        'last-modified': '2026-01-01T00:00:00Z',
        version: '5.1',
        'oscal-version': '1.1.3',
        roles: [{ id: 'creator', title: 'Creator' }],
      },
      groups: [
        {
          id: 'ac',
          title: 'Access',
          controls: [
            {
              id: 'ac-1',
              title: 'Policy',
              parts: [
                { id: 'ac-1_smt', name: 'statement', parts: [{ name: 'item', prose: 'Somebody else wrote this.' }] },
              ],
              controls: [{ id: 'ac-1.1', title: 'Enhanced' }],
            },
          ],
        },
      ],
    },
  }
  const taken = takeApart(document)
  expect(taken.notes).toEqual([{ pointer: '/catalog/metadata/roles', text: '[{"id":"creator","title":"Creator"}]' }])
  if (taken.model !== 'catalog') throw new Error(taken.model)
  const read = packageFrom(taken.document, 'FOREIGN', known)
  expect(read.package.nodes.map(({ code, parent, assessable, basis }) => [code, parent, assessable, basis])).toEqual([
    ['ac', null, false, 'unconfirmed'],
    ['ac-1', 'ac', true, 'unconfirmed'],
    ['ac-1.1', 'ac-1', true, 'unconfirmed'],
  ])
  expect(read.privateTexts).toEqual([{ node: 'ac-1', body: 'Somebody else wrote this.' }])
  expect(JSON.stringify(read.package)).not.toContain('Somebody else wrote this')
})

test('bad input is refused with the position, in both languages', async () => {
  const { known, packages, rulesOf } = await release()
  const [first] = packages
  if (!first) throw new Error('no package')
  const whole = catalogOf({ package: first, changed, rulesOf }).catalog
  const fault = (content: Record<string, unknown>): unknown => {
    try {
      const taken = takeApart(content)
      if (taken.model === 'catalog') packageFrom(taken.document, undefined, known)
    } catch (error) {
      if (error instanceof Problem) return [error.code, error.params['pointer']]
      throw error
    }
    return 'taken'
  }
  let deep: Record<string, unknown> = {}
  for (let level = 0; level < 5_000; level += 1) deep = { deep }
  expect(fault({})).toEqual(['OSCAL_REFUSED', '/'])
  expect(fault({ catalog: { ...whole, deep } })).toEqual(['OSCAL_REFUSED', '/'])
  expect(fault({ catalog: { ...whole, uuid: 'x' } })).toEqual(['OSCAL_REFUSED', '/catalog/uuid'])
  expect(fault({ catalog: { ...whole, metadata: { ...whole.metadata, version: '' } } })).toEqual([
    'OSCAL_REFUSED',
    '/catalog/metadata/version',
  ])
  const bare = { ...whole.metadata, props: [{ name: 'x', value: 'y' }] }
  expect(fault({ catalog: { ...whole, metadata: bare } })).toEqual(['OSCAL_REFUSED', '/catalog/metadata/props'])
  const twice = [
    { id: 'a', title: 'A' },
    { id: 'a', title: 'A' },
  ]
  expect(fault({ catalog: { ...whole, controls: twice, groups: undefined } })).toEqual(['OSCAL_REFUSED', '/catalog'])
  expect(fault({ catalog: { ...whole, groups: [{ id: 'no space', title: 'A' }] } })).toEqual([
    'OSCAL_REFUSED',
    '/catalog/groups/0/id',
  ])
})
