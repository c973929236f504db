/** Whether a register can be asked what a view asks. */
import type { ViewState } from '@citywide/model/platform/view'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { reasonOf } from '../http/reasons.ts'
import { fieldNames } from '../records/columns.ts'
import { listQuery } from '../records/query.ts'

/** The question of a view as the list of its register takes it. */
function questionOf({ filters, q, sort, scope }: ViewState): Record<string, unknown> {
  const single = Object.entries(filters).map(([name, values]) => [name, values.length === 1 ? values[0] : values])
  return {
    ...Object.fromEntries(single),
    ...(q !== null && { q }),
    ...(sort !== null && { sort }),
    ...(scope !== null && { scope }),
  }
}

/** @throws Problem INVALID naming every filter, order and column that the register does not have */
export function demandKnownState(declaration: RecordDeclaration, state: ViewState): void {
  const question = listQuery(declaration).safeParse(questionOf(state), { reportInput: true })
  const faults = (question.error?.issues ?? []).flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])]
    return keys.map((key) => ({
      pointer: ['q', 'sort', 'scope'].includes(key) ? `/state/${key}` : `/state/filters/${key}`,
      ...reasonOf(issue),
    }))
  })
  const names = new Set(fieldNames(declaration))
  const columns = (state.columns ?? []).flatMap((name, index) =>
    names.has(name)
      ? []
      : [
          {
            pointer: `/state/columns/${index}`,
            code: 'NO_SUCH_FIELD',
            text: { zh: '此台账没有这个字段。', en: 'This register has no such field.' },
          },
        ],
  )
  const fields = [...faults, ...columns]
  if (fields.length > 0) throw new Problem('INVALID', {}, { fields })
}
