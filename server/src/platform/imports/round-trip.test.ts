import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { inOrderOfNeed, sampleOf } from '../records/testing.ts'
import { type ImportDesk, importDesk } from './testing.ts'

const nasty = '=1+1 "引号",；\n_x000D_ & <b> \'\u3000text'

/** Every text of a record, with all that a file could stumble over. */
function troubled(declaration: (typeof registers)[number], sample: Record<string, unknown>): Record<string, unknown> {
  const texts = Object.entries(declaration.fields).flatMap(([name, field]): [string, unknown][] => {
    if (!(name in sample) || !('max' in field) || field.max < 40) return []
    if (field.type === 'text') return name === 'code' ? [] : [[name, nasty]]
    return field.type === 'bilingual' ? [[name, { zh: nasty, en: `'${nasty}` }]] : []
  })
  return { ...sample, ...Object.fromEntries(texts) }
}

/** One whole record and one with its required fields alone, in every register. */
async function withEverything(): Promise<ImportDesk> {
  const desk = await importDesk()
  const known = new Map([['Scope', desk.scopeId]])
  for (const declaration of inOrderOfNeed(registers)) {
    if (declaration.name === 'Scope') continue
    const { id } = await desk.create(declaration.path, troubled(declaration, sampleOf(declaration, known, true)))
    known.set(declaration.name, id)
    await desk.create(declaration.path, sampleOf(declaration, known))
  }
  return desk
}

test('what any register exports comes in again without a change, as CSV and as XLSX in either language', async () => {
  const { send, upload, step, problems } = await withEverything()
  const wrong: unknown[] = []
  for (const { path } of registers) {
    for (const [format, lang] of [
      ['csv', 'zh'],
      ['xlsx', 'zh'],
      ['xlsx', 'en'],
    ] as const) {
      const file = await send({ url: `/api/${path}/export?format=${format}&lang=${lang}` })
      const { id, rows } = await upload(path, format === 'csv' ? file.body : file.rawPayload)
      const { counts, failure } = await step(id, 'check')
      if (counts?.same !== rows || rows === 0) wrong.push({ path, format, counts, failure, why: await problems(id) })
    }
  }
  expect(wrong).toEqual([])
}, 240_000)
