/** How the fields of a record are laid out, on its page and in its form: by what kind of thing they say. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { partnerOf } from '../list/columns.ts'

const groupKeys = ['content', 'people', 'links', 'dates', 'figures', 'checks', 'data'] as const
type GroupKey = (typeof groupKeys)[number]

export interface Group {
  readonly key: GroupKey
  readonly names: readonly string[]
}

/** A record with no more fields than this is one sheet. */
const SHORT = 8
const answerers = new Set(['Person', 'Organization', 'Stakeholder', 'GovernanceBody', 'CitizenSegment'])

/** Every field once, in the order of the declaration within its group. A group of one joins the first. */
export function groupsOf(declaration: RecordDeclaration): readonly Group[] {
  const names = Object.keys(declaration.fields)
  const groupOf = new Map(names.map((name) => [name, keyOf(declaration, name)]))
  const alone = (key: GroupKey) => key !== 'data' && names.filter((name) => groupOf.get(name) === key).length < 2
  const short = names.length <= SHORT
  const placed = (name: string): GroupKey => {
    const key = groupOf.get(name) ?? 'content'
    return key !== 'data' && (short || alone(key)) ? 'content' : key
  }
  return groupKeys
    .map((key) => ({ key, names: names.filter((name) => placed(name) === key) }))
    .filter((group) => group.names.length > 0)
}

function keyOf(declaration: RecordDeclaration, name: string): GroupKey {
  const field: Field | undefined = declaration.fields[name]
  switch (field?.type) {
    case 'ref':
    case 'refs':
      return field.to.every((noun) => answerers.has(noun)) ? 'people' : 'links'
    case 'date':
    case 'datetime':
      return 'dates'
    case 'number':
    case 'integer':
      return 'figures'
    case 'boolean':
      return 'checks'
    case 'json':
      return 'data'
    case 'code':
      // The kind of what is pointed to stands with it.
      return partnerOf(declaration, name) === undefined ? 'content' : 'links'
    case 'text':
    case 'bilingual':
    case 'codes':
    case undefined:
      return 'content'
  }
}
