import type { RecommendationVerdict } from '@citywide/model/assurance/verdict'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { gravest } from '../../shell/api/standing.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { texts } from '../texts.ts'
import { ClassTag, VerdictMark } from '../verdict-mark.tsx'
import { weightOf } from '../weight-of.ts'

interface RecommendationTableProps {
  readonly rows: readonly RecommendationVerdict[]
  readonly sort: string
  /** On the page of a part its own code need not be repeated. */
  readonly withoutPart?: boolean
  readonly onSort: (sort: string) => void
}

export function RecommendationTable({ rows, sort, withoutPart = false, onSort }: RecommendationTableProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const columns = useMemo<Column<RecommendationVerdict>[]>(
    () => [
      {
        id: 'code',
        title: say.recommendation,
        heading: true,
        sort: ({ code }) => code,
        cell: ({ code, text }) => (
          <EvidenceLink of={code} className="titled">
            <Chip>{code}</Chip>
            <span>{text[language]}</span>
          </EvidenceLink>
        ),
      },
      ...(withoutPart
        ? []
        : [
            {
              id: 'part',
              title: say.part,
              cell: ({ component }: RecommendationVerdict) => (
                <Link to="/app/parts/$code" params={{ code: component }}>
                  <Chip>{component}</Chip>
                </Link>
              ),
            },
          ]),
      {
        id: 'state',
        title: say.state,
        sort: ({ state }) => gravest.indexOf(state),
        cell: (one) => <VerdictMark state={one.state} evidence={weightOf(one)} />,
      },
      { id: 'evidence', title: say.evidenceOf, cell: (one) => <ClassTag evidence={weightOf(one)} /> },
      {
        id: 'coverage',
        title: say.coverage,
        align: 'end',
        sort: ({ coverage }) => coverage,
        cell: ({ coverage }) => format.share(coverage),
      },
    ],
    [say, language, format, withoutPart],
  )
  return (
    <div className="panel">
      <DataTable
        label={say.recommendations}
        rows={rows}
        columns={columns}
        rowKey={({ code }) => code}
        sort={sort}
        onSort={onSort}
      />
    </div>
  )
}
