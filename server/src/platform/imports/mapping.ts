/** Whether a mapping fits the file and the register. */
import type { ImportMapping } from '@citywide/model/platform/import'
import { importTargets } from '@citywide/model/platform/import-target'
import { type FieldProblem, Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Text } from '@citywide/model/text'

const texts = {
  NO_SUCH_COLUMN: { zh: '文件中没有这一列。', en: 'The file has no such column.' },
  NO_SUCH_FIELD: {
    zh: '该登记册没有这一字段，或该字段由系统填写。',
    en: 'The register has no such field, or fills it itself.',
  },
  FIELD_TWICE: { zh: '同一字段对应了两列。', en: 'Two columns are mapped to the same field.' },
  KEY_NOT_MAPPED: { zh: '识别字段没有对应的列。', en: 'No column is mapped to this field of the key.' },
  KEY_UNFIT: { zh: '此类字段不能用于识别记录。', en: 'A field of this kind cannot tell records apart.' },
} as const satisfies Record<string, Text>

/** @throws Problem INVALID with a pointer to every part that does not fit */
export function demandMapping(
  declaration: RecordDeclaration,
  headings: readonly string[],
  mapping: ImportMapping,
): void {
  const fields: FieldProblem[] = []
  const say = (pointer: string, code: keyof typeof texts) =>
    fields.push({ pointer: `/mapping${pointer}`, code, text: texts[code] })
  const targets = new Map(importTargets(declaration).map((target) => [target.name, target]))
  const filled = new Set<string>()
  for (const [at, { column, field }] of mapping.columns.entries()) {
    if (!headings.includes(column)) say(`/columns/${at}/column`, 'NO_SUCH_COLUMN')
    if (!targets.has(field)) say(`/columns/${at}/field`, 'NO_SUCH_FIELD')
    else if (filled.has(field)) say(`/columns/${at}/field`, 'FIELD_TWICE')
    filled.add(field)
  }
  for (const name of Object.keys(mapping.constants)) {
    if (!targets.has(name) || name === 'id' || name === 'version') say(`/constants/${name}`, 'NO_SUCH_FIELD')
    else if (filled.has(name)) say(`/constants/${name}`, 'FIELD_TWICE')
  }
  for (const [at, name] of mapping.key.entries()) {
    const target = targets.get(name)
    const list = target?.field && ['refs', 'codes', 'json'].includes(target.field.type)
    if (!target || name === 'version' || list) say(`/key/${at}`, 'KEY_UNFIT')
    else if (!filled.has(name)) say(`/key/${at}`, 'KEY_NOT_MAPPED')
    // An id says everything alone.
    else if (name === 'id' && mapping.key.length > 1) say(`/key/${at}`, 'KEY_UNFIT')
  }
  if (fields.length > 0) throw new Problem('INVALID', {}, { fields })
}
