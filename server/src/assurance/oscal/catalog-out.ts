/** A framework as an OSCAL catalog: groups, controls, and the rules that judge them as objectives with their limits. */
import type { Card } from '@citywide/model/assurance/card'
import type { FrameworkNode, FrameworkPackage } from '@citywide/model/assurance/framework'
import type { BookRule } from '../rulebook.ts'
import { documentUuid, inChinese, metadata, own } from './names.ts'
import type { CatalogDocument, Control, Group, Part } from './shape.ts'

export interface CatalogGiven {
  readonly package: FrameworkPackage
  /** When the newest version was taken. */
  readonly changed: string
  /** The rules of a requirement, as the city judges by them. */
  readonly rulesOf: (requirement: string) => readonly Pick<BookRule, 'card' | 'sentences' | 'version'>[]
}

export function catalogOf(given: CatalogGiven): CatalogDocument {
  const { package: of, changed } = given
  const under = Map.groupBy(
    of.nodes.map((node, position) => ({ ...node, position })),
    ({ parent }) => parent,
  )
  const tops = under.get(null) ?? []
  const groups = tops.filter((node) => isGroup(node)).map((node) => groupOf(node, under, given))
  const controls = tops.filter((node) => !isGroup(node)).map((node) => controlOf(node, under, given))
  const body = {
    metadata: metadata({
      title: of.title,
      version: of.version,
      changed,
      props: own({
        framework: of.code,
        sort: of.sort,
        edition: of.edition,
        standards: of.standards.length > 0 ? of.standards.join('; ') : null,
        'provider-en': of.provider.en,
        'provider-zh': of.provider.zh,
        'licence-en': of.licence.en,
        'licence-zh': of.licence.zh,
        'copyright-en': of.copyright.en,
        'copyright-zh': of.copyright.zh,
        'note-en': of.note?.en,
        'note-zh': of.note?.zh,
      }),
      remarks: `${of.licence.en} ${of.copyright.en}`,
    }),
    ...(groups.length > 0 && { groups }),
    ...(controls.length > 0 && { controls }),
  }
  return { catalog: { uuid: documentUuid('catalog', body), ...body } }
}

/** OSCAL has groups and controls apart: where a node stands among all goes along. */
interface PlacedNode extends FrameworkNode {
  readonly position: number
}

type Under = ReadonlyMap<string | null, readonly PlacedNode[]>

/** What cannot stand in any way gives order; what can is a control. */
const isGroup = ({ assessable }: FrameworkNode): boolean => !assessable

function groupOf(node: PlacedNode, under: Under, given: CatalogGiven): Group {
  const children = under.get(node.code) ?? []
  const groups = children.filter((child) => isGroup(child)).map((child) => groupOf(child, under, given))
  const controls = children.filter((child) => !isGroup(child)).map((child) => controlOf(child, under, given))
  const parts = guidanceOf(node)
  return {
    id: node.code,
    title: node.title.en,
    props: propsOf(node),
    ...(parts.length > 0 && { parts }),
    ...(groups.length > 0 && { groups }),
    ...(controls.length > 0 && { controls }),
  }
}

function controlOf(node: PlacedNode, under: Under, given: CatalogGiven): Control {
  const rules = node.requirement === null ? [] : given.rulesOf(node.requirement)
  const parts = [...guidanceOf(node), ...rules.flatMap((rule) => objectiveOf(rule))]
  const params = rules.flatMap(({ card }) => paramsOf(card))
  const controls = (under.get(node.code) ?? []).map((child) => controlOf(child, under, given))
  return {
    id: node.code,
    title: node.title.en,
    props: propsOf(node),
    ...(params.length > 0 && { params }),
    ...(parts.length > 0 && { parts }),
    ...(controls.length > 0 && { controls }),
  }
}

function propsOf({ title, basis, weight, clause, requirement, position }: PlacedNode) {
  const clauses = Object.entries(clause ?? {}).map(
    ([edition, place]) => [`clause-${edition}`, place ?? 'none'] as const,
  )
  return [
    ...inChinese(title),
    ...own({ position, basis, weight: weight === 1 ? null : weight, requirement, ...Object.fromEntries(clauses) }),
  ]
}

function guidanceOf({ code, note }: FrameworkNode): Part[] {
  return note === null
    ? []
    : [{ id: `${code}_gdn`, name: 'guidance', props: inChinese(note, 'prose-zh'), prose: note.en }]
}

/** How a rule finds out: by computing over records, by looking at what was judged, or by asking. */
export function methodOf({ evidence }: Pick<Card, 'evidence'>): 'TEST' | 'EXAMINE' {
  return evidence === 'assessed' ? 'EXAMINE' : 'TEST'
}

function objectiveOf({ card, sentences, version }: Pick<BookRule, 'card' | 'sentences' | 'version'>): Part[] {
  return [
    {
      id: card.id,
      name: 'assessment-objective',
      title: card.title.en,
      props: [
        ...inChinese(card.title),
        ...inChinese(sentences.sentence, 'prose-zh'),
        ...own({ rule: card.id, version, class: card.evidence, compare: card.compare, unit: card.unit }),
      ],
      prose: sentences.sentence.en,
    },
    {
      id: `${card.id}_method`,
      name: 'assessment-method',
      props: [{ name: 'method', value: methodOf(card) }],
    },
  ]
}

function paramsOf({ id, title, met, partly, minSample }: Card): NonNullable<Control['params']> {
  return [
    { id: `${id}_met`, label: `${title.en}: met`, values: valuesOf(met) },
    ...(partly === null ? [] : [{ id: `${id}_partly`, label: `${title.en}: partly met`, values: valuesOf(partly) }]),
    { id: `${id}_minSample`, label: `${title.en}: smallest population`, values: [String(minSample)] },
  ]
}

/** One limit, or the two ends of a band. */
export function valuesOf(limit: Card['met']): string[] {
  return [limit].flat().map(String)
}
