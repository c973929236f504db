/** What a change of a record is told as. */
import { personalFields, rightsOf } from '@citywide/model/platform/record-class'
import type { WebhookTopic } from '@citywide/model/platform/webhook'
import { columnOf } from '@citywide/model/record/names'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { NewEvent } from '../outbox/queue-store.ts'
import type { Change } from '../events/changes.ts'

type Values = Readonly<Record<string, unknown>>

/** An event about a record, and which one it is about. */
export interface RecordEvent extends NewEvent {
  readonly topic: WebhookTopic
  readonly at: string
  readonly noun: string
  /** Null: many at once, none of them named. */
  readonly id: string | null
}

const topicOf = { I: 'record.created', U: 'record.changed', D: 'record.removed' } as const

/** Registers whose records may be told of: those about citizens never leave the house this way. */
export function isTellable(declaration: RecordDeclaration): boolean {
  return rightsOf(declaration).floor < 3
}

/** The events that follow from a change: one about the record, and one more where an incident entered another state. */
export function eventsOf(declaration: RecordDeclaration, change: Change, publicUrl: string): RecordEvent[] {
  if (!isTellable(declaration)) return []
  const { name: noun, path } = declaration
  const { id, op, at } = change
  const names = namesByColumn(declaration)
  const known = (columns: readonly string[]) => columns.flatMap((column) => names.get(column) ?? [])
  const data = {
    register: noun,
    id,
    ...(id !== null && { address: `${publicUrl}/api/${path}/${id}` }),
    ...(op === 'U' && { fields: known(change.fields ?? []).toSorted() }),
    ...(op !== 'D' && id !== null && { values: valuesOf(declaration, change.new ?? {}) }),
    ...(op === 'U' && id !== null && { before: valuesOf(declaration, change.old ?? {}) }),
  }
  const event = (topic: WebhookTopic, more: object = {}): RecordEvent => ({
    topic,
    subject: `${noun}/${id ?? '*'}`,
    at,
    noun,
    id,
    body: { type: topic, timestamp: at, data: { ...data, ...more } },
  })
  const moved = noun === 'Incident' && (op === 'I' || (op === 'U' && (change.fields ?? []).includes('status')))
  return [
    event(topicOf[op]),
    ...(moved ? [event('incident.changed', { from: change.old?.['status'] ?? null, to: change.new?.['status'] })] : []),
  ]
}

/** Columns that stand on every record and mean something elsewhere. */
const common = ['cityId', 'scopeId', 'source', 'confidentiality', 'validFrom', 'validTo'] as const

function namesByColumn({ fields }: RecordDeclaration): ReadonlyMap<string, string> {
  return new Map([...common, ...Object.keys(fields)].map((name) => [columnOf(name), name]))
}

/** Values by the names of the interface. Of what leads to a person nothing but the name of the field is told. */
function valuesOf(declaration: RecordDeclaration, row: Values): Values {
  const names = namesByColumn(declaration)
  const closed = new Set(personalFields(declaration))
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      const name = names.get(column)
      if (name === undefined || closed.has(name)) return []
      const field = declaration.fields[name]
      if (field?.personal === 'direct' || field?.personal === 'pseudonym') return []
      const instant = field?.type === 'datetime' || name === 'validFrom' || name === 'validTo'
      return [[name, instant && typeof value === 'string' ? value.replace(/\+00:00$/, 'Z') : value]]
    }),
  )
}
