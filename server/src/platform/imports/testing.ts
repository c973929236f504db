import type { ImportMapping, ImportProblem, ImportView } from '@citywide/model/platform/import'
import { expect } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'

const csvType = 'text/csv'
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface ImportDesk extends TestApp {
  readonly scopeId: string
  /** Sends a file; fails the test on any other answer than 201. */
  readonly upload: (register: string, content: string | Buffer, more?: Record<string, string>) => Promise<ImportView>
  readonly map: (id: string, mapping: Partial<ImportMapping>, remember?: string) => Promise<ImportView>
  readonly step: (id: string, step: 'check' | 'apply' | 'undo', body?: object) => Promise<ImportView>
  readonly problems: (id: string, phase?: 'check' | 'undo') => Promise<ImportProblem[]>
  readonly list: (address: string) => Promise<Record<string, unknown>[]>
}

/** A city with one organization, and everything that a person does with a file. */
export async function importDesk(): Promise<ImportDesk> {
  const whole = await freshApp()
  const { send, create } = whole
  const { id: scopeId } = await create('scopes', {
    code: 'chengchuan',
    title: { zh: '澄川市', en: 'Chengchuan' },
    kind: 'city',
    madeUp: true,
  })
  const ok = async <T>(status: number, answer: ReturnType<typeof send>): Promise<T> => {
    const { statusCode, body } = await answer
    if (statusCode !== status) expect.fail(`${statusCode}: ${body}`)
    return JSON.parse(body) as T
  }
  return {
    ...whole,
    scopeId,
    upload: (register, content, more = {}) =>
      ok(
        201,
        send({
          method: 'POST',
          url: `/api/imports?${new URLSearchParams({ register, name: 'rows', ...more }).toString()}`,
          payload: content,
          headers: { 'content-type': typeof content === 'string' || more['encoding'] ? csvType : xlsxType },
        }),
      ),
    map: (id, mapping, remember) =>
      ok(
        200,
        send({
          method: 'PUT',
          url: `/api/imports/${id}/mapping`,
          payload: { mapping: { columns: [], ...mapping }, ...(remember !== undefined && { remember }) },
        }),
      ),
    step: (id, step, payload) =>
      ok(202, send({ method: 'POST', url: `/api/imports/${id}/${step}`, ...(payload && { payload }) })),
    problems: async (id, phase = 'check') => {
      const { items } = await ok<{ items: ImportProblem[] }>(
        200,
        send({ url: `/api/imports/${id}/problems?phase=${phase}&limit=500` }),
      )
      return items
    },
    list: async (address) =>
      (await ok<{ items: Record<string, unknown>[] }>(200, send({ url: `/api/${address}` }))).items,
  }
}
