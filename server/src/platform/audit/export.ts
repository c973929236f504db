/** The log as a file, as filtered. */
import type { AuditEntry } from '@citywide/model/platform/audit-view'
import { cell } from '../records/cell.ts'

const columns = [
  'seq',
  'id',
  'at',
  'actorKind',
  'actor',
  'act',
  'noun',
  'object',
  'department',
  'purpose',
  'detail',
] as const satisfies readonly (keyof AuditEntry)[]

export async function* csvOf(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  yield `\uFEFF${columns.join()}\r\n`
  for await (const page of pages) {
    yield page
      .map((entry) =>
        columns.map((column) => cell(entry[column], typeof entry[column] === 'number' ? undefined : 'text')).join(),
      )
      .map((line) => `${line}\r\n`)
      .join('')
  }
}

export async function* jsonOf(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  yield '['
  let separator = '\n'
  for await (const page of pages) {
    for (const entry of page) {
      yield separator + JSON.stringify(entry)
      separator = ',\n'
    }
  }
  yield '\n]\n'
}
