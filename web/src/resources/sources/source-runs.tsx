/** What came of a source, pull by pull, file by file, hour by hour. */
import type { Source } from '@citywide/model/observations/source'
import type { SourceRun } from '@citywide/model/observations/source-run'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { More } from '../../shell/api/more.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { runsQuery } from './queries.ts'
import { texts } from './texts.ts'

export function Runs({ of: { code } }: { readonly of: Source }) {
  const say = useTexts(texts)
  const answer = useInfiniteQuery(runsQuery(code))
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? []
  const columns = useColumns()
  return (
    <Panel title={say.runs} about={say.runsAbout} flush>
      <Answer of={answer} rows={4} what={say.runs}>
        {() =>
          rows.length === 0 ? (
            <p className="source-quiet">{say.noRuns}</p>
          ) : (
            <>
              <DataTable
                label={say.runs}
                rows={rows}
                columns={columns}
                rowKey={({ id }) => id}
                sort={undefined}
                onSort={() => undefined}
              />
              <More of={answer}>{say.more}</More>
            </>
          )
        }
      </Answer>
    </Panel>
  )
}

function useColumns(): readonly Column<SourceRun>[] {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return useMemo(
    () => [
      {
        id: 'when',
        title: say.when,
        heading: true,
        cell: ({ begunAt, endedAt }) => (
          <span>
            {format.moment(begunAt)}
            {endedAt === null && <span className="meta"> · {say.goesOn}</span>}
          </span>
        ),
      },
      {
        id: 'what',
        title: say.what,
        cell: ({ says, about, fault }) => (
          <span>
            {about !== null && <code className="source-about">{about} </code>}
            {fault ? (
              <strong className="tone-text" data-tone="bad">
                {says[language]}
              </strong>
            ) : (
              says[language]
            )}
            {fault !== null && fault.about !== null && <span className="source-why">{say.otherSide(fault.about)}</span>}
          </span>
        ),
      },
    ],
    [say, language, format],
  )
}
