import { readFile } from 'node:fs/promises'
import { columnOf } from '@citywide/model/record/names'
import { z } from 'zod'
import type { Queryable } from '../../platform/postgres/pool.ts'
import { catalogueFolder } from './load.ts'
import type { FieldWord, Vocabulary } from '@citywide/model/assurance/language/vocabulary'

/**
 * The tables of a vocabulary in a schema of their own, for test vectors: the same columns, but identifiers are plain
 * text and nothing is required. The session sees them before all others.
 */
export function vectorTables(vocabulary: Vocabulary): string {
  const tables = [...vocabulary.nouns.values()].map(({ table, words }) => {
    const columns = [...words.values()]
      .filter((word) => word.kind === 'field')
      .map((word) => `"${word.column}" ${typeOf(word)}`)
    return `create table vectors."${table}" (${columns.join(', ')})`
  })
  return ['create schema vectors', ...tables, 'set search_path = vectors'].join(';\n')
}

function typeOf({ field: { type } }: FieldWord): string {
  const types = {
    text: 'text',
    bilingual: 'jsonb',
    boolean: 'boolean',
    number: 'double precision',
    integer: 'integer',
    date: 'date',
    datetime: 'timestamptz',
    code: 'text',
    codes: 'text[]',
    ref: 'text',
    refs: 'text[]',
    json: 'jsonb',
  } as const
  return types[type]
}

const Said = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.strictObject({ zh: z.string().nullable(), en: z.string().nullable() }),
])
const Store = z.record(z.string(), z.array(z.record(z.string(), Said)))

const Vectors = z.object({
  now: z.iso.datetime(),
  timeZone: z.string(),
  vectors: z.array(
    z.object({
      rule: z.string(),
      name: z.string(),
      store: Store,
      /** Rounded to six decimals. */
      value: z.number().nullable(),
      state: z.enum(['met', 'partly', 'not_met', 'no_data']),
      n: z.int().optional(),
      pass: z.int().optional(),
    }),
  ),
})

/** The example stores of the catalogue with the value and state each must give, and those that notice what they let pass. */
export async function loadVectors(): Promise<z.infer<typeof Vectors>> {
  const [first, further] = await Promise.all(['test-vectors', 'further-vectors'].map(read))
  if (!first || !further) throw new RangeError('There are no vectors.')
  return { ...first, vectors: [...first.vectors, ...further.vectors] }
}

async function read(name: string): Promise<z.infer<typeof Vectors>> {
  return Vectors.parse(JSON.parse(await readFile(new URL(`examples/${name}.json`, catalogueFolder), 'utf8')))
}

/** Puts a store into the tables of {@link vectorTables}. */
export async function fill(
  client: Queryable,
  vocabulary: Vocabulary,
  store: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  for (const [noun, records] of Object.entries(store)) {
    const table = vocabulary.nouns.get(noun)?.table
    if (table === undefined) throw new Error(`There is no noun ${noun}.`)
    const rows = records.map((record) =>
      Object.fromEntries(Object.entries(record).map(([key, value]) => [columnOf(key), value])),
    )
    const statement = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`
    await client.query(statement, [JSON.stringify(rows)])
  }
}
