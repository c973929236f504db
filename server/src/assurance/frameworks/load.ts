/** The packages of this release, read and checked once in a process. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { canonicalJson } from '@citywide/model/audit/canonical'
import type { Catalogue } from '@citywide/model/assurance/catalogue'
import { type FrameworkPackage, MappingFile, PackageFile } from '@citywide/model/assurance/framework'
import { frameworkFaults } from '@citywide/model/assurance/framework-check'
import { nodesOf } from '@citywide/model/assurance/framework-nodes'
import { requirementsOf } from '@citywide/model/assurance/requirement'
import { parse } from 'yaml'
import { catalogueFolder } from '../catalogue/load.ts'
import { releasedRulebook } from '../rulebook.ts'

/** A package or a mapping does not hold together; each line names what is wrong and where. */
class FaultyPackage extends Error {
  override readonly name = 'FaultyPackage'

  constructor(faults: readonly string[]) {
    super(`The frameworks have faults:\n${faults.join('\n')}`)
  }
}

let loaded: Promise<readonly FrameworkPackage[]> | undefined

/** @throws FaultyPackage with every fault */
export function releasedPackages(): Promise<readonly FrameworkPackage[]> {
  return (loaded ??= load())
}

async function load(): Promise<readonly FrameworkPackage[]> {
  const { catalogue } = await releasedRulebook()
  const mappings = await filesIn('mappings', (content) => MappingFile.parse(content))
  const packages = await filesIn('packages', (content) => {
    const file = PackageFile.parse(content)
    const { content: _content, family: _family, nodes: _nodes, ...self } = file
    const own = mappings.filter(({ framework }) => framework === file.code)
    const nodes = [...nodesOf(file, catalogue)]
    const byNode = Map.groupBy(
      own.flatMap((one) => one.mappings),
      ({ from }) => from,
    )
    const strays = [...byNode].filter(([from]) => !nodes.some(({ code }) => code === from))
    return {
      ...self,
      note: noteOf(file, catalogue),
      nodes,
      // In the order of the nodes; those that begin nowhere stay, to be found at fault.
      mappings: [...nodes.flatMap(({ code }) => byNode.get(code) ?? []), ...strays.flatMap(([, all]) => all)],
    }
  })
  const known = targetsIn(catalogue)
  const codes = new Set(packages.map(({ code }) => code))
  const faults = [
    ...packages.flatMap((one) => frameworkFaults(one, known)),
    ...mappings.flatMap(({ framework }) => (codes.has(framework) ? [] : [`mappings: there is no ${framework}.`])),
  ]
  if (faults.length > 0) throw new FaultyPackage(faults)
  return packages
}

async function filesIn<T>(folder: string, read: (content: unknown) => T): Promise<readonly T[]> {
  const place = new URL(`${folder}/`, catalogueFolder)
  const names = (await readdir(place)).filter((name) => name.endsWith('.yaml')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      try {
        return read(parse(await readFile(new URL(name, place), 'utf8')))
      } catch (error) {
        throw new FaultyPackage([`${folder}/${name}: ${error instanceof Error ? error.message : String(error)}`])
      }
    }),
  )
}

function noteOf({ content, family }: PackageFile, { frameworks, emergency }: Catalogue): FrameworkPackage['note'] {
  if (content === 'emergency') return emergency.note
  const note = frameworks.find(({ id }) => id === (family === undefined ? content : 'indicators'))?.['note']
  const text = FrameworkNote.safeParse(note)
  return text.success ? text.data : null
}

const FrameworkNote = PackageFile.shape.title

/** Requirements, rules and components: what a node may be and a mapping may point to. */
export function targetsIn(catalogue: Catalogue): ReadonlySet<string> {
  return new Set([
    ...requirementsOf(catalogue).flatMap(({ code, rules }) => [code, ...rules.map(({ id }) => id)]),
    ...catalogue.components.map(({ code }) => code),
  ])
}

/** The same package always has the same hash, whatever the order of its keys. Hexadecimal SHA-256. */
export function hashOfPackage(of: FrameworkPackage): string {
  return createHash('sha256').update(canonicalJson(of)).digest('hex')
}
