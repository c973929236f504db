/** Imports so far: who, when, which register, which file, what came of it. */
import { importState, type ImportView } from '@citywide/model/platform/import'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Tag } from '../../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Empty } from '../../../ui/state.tsx'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { Answer } from '../../api/answer.tsx'
import { registerAt, registerTitle } from '../../records/register/register.ts'
import { importsQuery } from '../queries.ts'
import { More } from '../../api/more.tsx'
import { texts } from './texts.ts'

export function PastImports({ register }: { readonly register: string | undefined }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const answer = useInfiniteQuery(importsQuery(register))
  const declaration = register === undefined ? undefined : registerAt(register)
  const columns = useColumns(register === undefined)
  return (
    <Panel
      title={declaration ? say.pastOf(registerTitle(declaration, language)) : say.past}
      flush
      {...(declaration && {
        aside: (
          <Link to="/app/import" search={{}}>
            {say.allPast}
          </Link>
        ),
      })}
    >
      <Answer of={answer} rows={3}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <Empty title={say.nonePast} />
          return (
            <>
              <DataTable
                label={say.past}
                rows={rows}
                columns={columns}
                rowKey={({ id }) => id}
                sort={undefined}
                onSort={() => undefined}
              />
              <More of={answer}>{say.more}</More>
            </>
          )
        }}
      </Answer>
    </Panel>
  )
}

function useColumns(withRegister: boolean): readonly Column<ImportView>[] {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return useMemo(() => {
    const register: Column<ImportView> = {
      id: 'register',
      title: say.register,
      cell: ({ register: path }) => {
        const declaration = registerAt(path)
        return declaration ? registerTitle(declaration, language) : path
      },
    }
    const figure = (
      id: string,
      title: string,
      count: (view: ImportView) => number | undefined,
    ): Column<ImportView> => ({
      id,
      title,
      align: 'end',
      cell: (view) => {
        const value = count(view)
        return value === undefined ? '–' : format.number(value, 0)
      },
    })
    return [
      {
        id: 'file',
        title: say.fileColumn,
        heading: true,
        cell: ({ id, file }) => (
          <Link to="/app/import/$id" params={{ id }} className="row-name">
            {file.name}
          </Link>
        ),
      },
      ...(withRegister ? [register] : []),
      {
        id: 'state',
        title: say.state,
        cell: ({ state }) => (
          <span>
            <Tag {...(state === 'applied' && { tone: 'done' as const })}>{importState.values[state][language]}</Tag>
          </span>
        ),
      },
      figure('rows', say.rows, ({ rows }) => rows),
      figure('taken', say.taken, ({ state, counts }) =>
        counts && (state === 'applied' || state === 'undone') ? counts.new + counts.changed : undefined,
      ),
      figure('refused', say.refused, ({ counts }) => counts?.refused),
      {
        id: 'who',
        title: say.who,
        cell: ({ createdBy }) => createdBy?.name[language] ?? say.unknownPerson,
      },
      {
        id: 'when',
        title: say.when,
        cell: ({ createdAt }) => <time dateTime={createdAt}>{format.moment(createdAt)}</time>,
      },
    ]
  }, [say, language, format, withRegister])
}
