import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Queryable } from '../../platform/postgres/pool.ts'
import { plainColumns, plainRows } from '../sql/plain-columns.ts'
import { catalogueFolder } from './load.ts'
import type { Vocabulary } from '@citywide/model/assurance/language/vocabulary'

/**
 * The tables of a vocabulary in a schema of their own, for test vectors, with the columns of made-up stores. The session
 * sees them before all others.
 */
export function vectorTables(vocabulary: Vocabulary): string {
  const tables = [...vocabulary.nouns.values()].map(
    (noun) => `create table vectors."${noun.table}" (${plainColumns(noun)})`,
  )
  return ['create schema vectors', ...tables, 'set search_path = vectors'].join(';\n')
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
    const statement = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`
    await client.query(statement, [plainRows(records)])
  }
}
