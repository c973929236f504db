/** An OSCAL catalog as a framework of ours: another's prose is not ours to show, and becomes the city's private text. */
import {
  type FrameworkNode,
  type FrameworkPackage,
  FrameworkSort,
  NodeBasis,
} from '@citywide/model/assurance/framework'
import type { Text } from '@citywide/model/text'
import { said } from './names.ts'
import type { CatalogDocument, Control, Group, Part, Prop } from './shape.ts'
import { type Note, refused } from './take-apart.ts'

export interface CatalogRead {
  readonly package: Omit<FrameworkPackage, 'mappings'>
  readonly privateTexts: readonly { readonly node: string; readonly body: string }[]
  readonly notes: readonly Note[]
}

/**
 * @param given code of the framework where the document does not say it
 * @param known requirements of the rulebook; what claims to be another one is judged by nothing
 * @throws Problem OSCAL_REFUSED
 */
export function packageFrom(
  { metadata, groups = [], controls = [] }: CatalogDocument['catalog'],
  given: string | undefined,
  known: ReadonlySet<string>,
): CatalogRead {
  const { props } = metadata
  const code = said(props, 'framework') ?? given
  if (code === undefined || !/^[A-Z][A-Z0-9]{1,30}$/.test(code)) {
    throw refused(['catalog', 'metadata', 'props'], {
      zh: '文件没有说明框架代码，请另行填写（大写字母和数字）。',
      en: 'it does not say the code of the framework; give one of capital letters and digits.',
    })
  }
  const nodes: { place: number; node: FrameworkNode }[] = []
  const privateTexts: { node: string; body: string }[] = []
  const notes: Note[] = []
  const seen = new Set<string>()
  const add = (one: Group | Control, parent: string | null, assessable: boolean): string => {
    const id = one.id ?? `group-${nodes.length + 1}`
    if (seen.has(id)) {
      throw refused(['catalog'], { zh: `编号“${id}”出现了两次。`, en: `the id ${id} stands twice.` })
    }
    seen.add(id)
    const foreign = (one.parts ?? []).flatMap((part) => proseOf(part))
    if (foreign.length > 0) privateTexts.push({ node: id, body: foreign.join('\n\n') })
    const place = said(one.props, 'position')
    nodes.push({
      place: place === undefined ? nodes.length : Number(place),
      node: nodeOf(id, one, parent, assessable, known),
    })
    return id
  }
  const addControl = (control: Control, parent: string | null): void => {
    const id = add(control, parent, true)
    for (const child of control.controls ?? []) addControl(child, id)
  }
  const addGroup = (group: Group, parent: string | null): void => {
    const id = add(group, parent, false)
    for (const child of group.groups ?? []) addGroup(child, id)
    for (const child of group.controls ?? []) addControl(child, id)
  }
  for (const group of groups) addGroup(group, null)
  for (const control of controls) addControl(control, null)
  if (said(props, 'title-zh') === undefined) {
    notes.push({ pointer: '/catalog/metadata/title', text: 'No Chinese title: the one there is stands in its place.' })
  }
  const sort = FrameworkSort.safeParse(said(props, 'sort'))
  const note = both(props, 'note')
  return {
    package: {
      code,
      sort: sort.success ? sort.data : 'recommendation',
      title: titled(metadata.title, props),
      edition: said(props, 'edition') ?? metadata.version,
      standards: said(props, 'standards')?.split('; ') ?? [],
      provider: both(props, 'provider') ?? unsaid,
      licence: both(props, 'licence') ?? unsaid,
      copyright: both(props, 'copyright') ?? unsaid,
      version: metadata.version,
      note,
      nodes: nodes.toSorted((one, other) => one.place - other.place).map(({ node }) => node),
    },
    privateTexts,
    notes,
  }
}

const unsaid: Text = { zh: '导入文件未说明。', en: 'The imported document does not say.' }

function titled(title: string, props: readonly Prop[] | undefined): Text {
  return { zh: said(props, 'title-zh') ?? title, en: title }
}

function both(props: readonly Prop[] | undefined, name: string): Text | null {
  const en = said(props, `${name}-en`)
  return en === undefined ? null : { zh: said(props, `${name}-zh`) ?? en, en }
}

function nodeOf(
  code: string,
  { title, props, parts = [] }: Group | Control,
  parent: string | null,
  assessable: boolean,
  known: ReadonlySet<string>,
): FrameworkNode {
  const basis = NodeBasis.safeParse(said(props, 'basis'))
  const requirement = said(props, 'requirement')
  const clauses = (props ?? []).flatMap(({ name, value }) =>
    name.startsWith('clause-') ? [[name.slice('clause-'.length), value === 'none' ? null : value] as const] : [],
  )
  const guidance = parts.find(({ name, props: own }) => name === 'guidance' && said(own, 'prose-zh') !== undefined)
  return {
    code,
    parent,
    clause: clauses.length === 0 ? null : Object.fromEntries(clauses),
    title: titled(title, props),
    note:
      guidance?.prose === undefined
        ? null
        : { zh: said(guidance.props, 'prose-zh') ?? guidance.prose, en: guidance.prose },
    basis: basis.success ? basis.data : 'unconfirmed',
    assessable,
    weight: Number(said(props, 'weight') ?? 1),
    requirement: requirement !== undefined && known.has(requirement) ? requirement : null,
  }
}

/** Prose that is not ours; what we wrote says so by its properties. */
function proseOf({ name, prose, props, parts = [] }: Part): string[] {
  const ours = name === 'assessment-method' || said(props, 'prose-zh') !== undefined
  return [
    ...(ours || prose === undefined || prose.trim() === '' ? [] : [prose]),
    ...parts.flatMap((part) => proseOf(part)),
  ]
}
