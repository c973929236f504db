/** An OSCAL mapping collection as mappings of one of our frameworks. */
import type { FrameworkPackage, NodeMapping, Relation } from '@citywide/model/assurance/framework'
import { said } from './names.ts'
import { type MappingDocument, relationships } from './shape.ts'
import { type Note, refused } from './take-apart.ts'

type Collection = MappingDocument['mapping-collection']

const relations = new Map<string, Relation>([
  ...Object.entries(relationships).map(([relation, name]) => [name, relation as Relation] as const),
  ['equivalent-to', 'equal'],
  ['no-relationship', 'none'],
])

/**
 * Mappings whose ends are not known are noted and left out: they would lead nowhere.
 *
 * @throws Problem OSCAL_REFUSED
 */
export function frameworkMapped({ metadata, mappings }: Collection, given: string | undefined): string {
  const [first] = mappings
  const named = /^urn:citywide:framework:([A-Z][A-Z0-9]*)$/.exec(first?.['source-resource'].href ?? '')?.[1]
  const code = said(metadata.props, 'framework') ?? named ?? given
  if (code === undefined) {
    throw refused(['mapping-collection', 'mappings', 0, 'source-resource'], {
      zh: '文件没有说明来源框架，请另行填写其代码。',
      en: 'it does not say which framework it begins at; give its code.',
    })
  }
  return code
}

export function mappingsFrom(
  { mappings }: Collection,
  { nodes }: Pick<FrameworkPackage, 'nodes'>,
  known: ReadonlySet<string>,
): { readonly mappings: readonly NodeMapping[]; readonly notes: readonly Note[] } {
  const found: NodeMapping[] = []
  const notes: Note[] = []
  const pairs = new Set<string>()
  const assessable = new Set(nodes.filter((node) => node.assessable).map(({ code }) => code))
  const add = (mapping: NodeMapping, pointer: string): void => {
    const { from, to } = mapping
    if (!assessable.has(from)) notes.push({ pointer, text: `There is no node ${from} that could stand in any way.` })
    else if (to !== null && !known.has(to)) notes.push({ pointer, text: `There is no ${to} to map to.` })
    else if (!pairs.has(`${from} ${to}`)) {
      pairs.add(`${from} ${to}`)
      found.push(mapping)
    }
  }
  mappings.forEach(({ maps, props = [], 'source-gap-summary': gaps }, index) => {
    const place = `/mapping-collection/mappings/${index}`
    maps.forEach(({ relationship, sources, targets, remarks, props: own }, number) => {
      const relation = relations.get(relationship) ?? 'intersects'
      const saidOf = remarks ?? 'No reason was given.'
      const reason = { zh: said(own, 'reason-zh') ?? (remarks === undefined ? '未说明理由。' : remarks), en: saidOf }
      for (const { 'id-ref': from } of sources) {
        for (const { 'id-ref': target } of targets) {
          add({ from, relation, to: relation === 'none' ? null : target, reason }, `${place}/maps/${number}`)
        }
      }
    })
    for (const from of gaps?.['unmapped-controls'].flatMap((one) => one['with-ids']) ?? []) {
      const own = props.filter((prop) => prop.class === from)
      const en = said(own, 'gap-reason-en') ?? 'Nothing is mapped.'
      const reason = { zh: said(own, 'gap-reason-zh') ?? '没有对应关系。', en }
      add({ from, relation: 'none', to: null, reason }, `${place}/source-gap-summary`)
    }
  })
  const order = new Map(nodes.map(({ code }, place) => [code, place]))
  return {
    mappings: found.toSorted((one, other) => (order.get(one.from) ?? 0) - (order.get(other.from) ?? 0)),
    notes,
  }
}
