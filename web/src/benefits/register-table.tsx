import type { BenefitCourse, Course } from '@citywide/model/benefits/progress'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Spark } from '../charts/spark.tsx'
import { trajectoryOf } from '../charts/trajectory-of.ts'
import { courses } from '../shell/api/standing.ts'
import { Age, Figure, OriginWord } from '../ui/figure.tsx'
import { useLanguage, useTexts, useWords, Words } from '../ui/language.tsx'
import { Mark } from '../ui/mark.tsx'
import { type Column, DataTable } from '../ui/table/data-table.tsx'
import './benefits.css'
import { texts } from './texts.ts'
import { figureOf, gapOf } from './words.ts'

const order: readonly Course[] = ['late', 'at_risk', 'not_forecastable', 'on_course', 'reached']

interface RegisterTableProps {
  readonly rows: readonly BenefitCourse[]
  readonly sort: string
  readonly onSort: (sort: string) => void
}

export function RegisterTable({ rows, sort, onSort }: RegisterTableProps) {
  const say = useTexts(texts)
  const { language, format, timeZone } = useLanguage()
  const words = useWords()
  const columns = useMemo<Column<BenefitCourse>[]>(
    () => [
      {
        id: 'title',
        title: say.benefit,
        heading: true,
        sort: ({ benefit }) => words(benefit.title),
        cell: ({ benefit, indicator }) => (
          <span className="benefit-name">
            <Link to="/app/benefits/register/$id" params={{ id: benefit.id }}>
              <Words of={benefit.title} />
            </Link>
            {indicator && (
              <span className="meta">
                <Words of={indicator.title} />
              </span>
            )}
          </span>
        ),
      },
      {
        id: 'now',
        title: say.now,
        cell: ({ now, indicator }) => <Figure value={now?.value ?? null} unit={indicator?.unit ?? '1'} />,
      },
      {
        id: 'trajectory',
        title: say.trajectory,
        cell: (one) => (
          <Spark
            data={trajectoryOf(one, timeZone)}
            tone={courses[one.course].tone}
            summary={`${words(one.benefit.title)}: ${gapOf(one, say, language, format)}`}
          />
        ),
      },
      {
        id: 'target',
        title: say.target,
        sort: ({ target }) => target?.at ?? null,
        cell: (one) =>
          one.target ? (
            say.by(figureOf(one.target.value, one, language, format), format.month(one.target.at))
          ) : (
            <span className="quiet">{say.noTarget}</span>
          ),
      },
      {
        id: 'gap',
        title: say.gap,
        sort: ({ gap }) => gap?.months ?? null,
        cell: (one) => gapOf(one, say, language, format),
      },
      {
        id: 'course',
        title: say.course,
        sort: ({ course }) => order.indexOf(course),
        cell: ({ course, inTime }) => (
          <span className="benefit-name">
            <Mark tone={courses[course].tone}>{courses[course].word[language]}</Mark>
            {inTime !== null && course !== 'reached' && (
              <span className="meta">{`${say.inTime} ${format.share(inTime)}`}</span>
            )}
          </span>
        ),
      },
      {
        id: 'evidence',
        title: say.evidence,
        cell: ({ now, freshness }) =>
          now && (
            <span className="benefit-name meta">
              <Age at={freshness.newestInput ?? now.computedAt} stale={freshness.stale} />
              <OriginWord origin={now.origin} />
            </span>
          ),
      },
    ],
    [say, language, format, timeZone, words],
  )
  return (
    <div className="panel">
      <DataTable
        label={say.register}
        rows={rows}
        columns={columns}
        rowKey={({ benefit }) => benefit.id}
        sort={sort}
        onSort={onSort}
      />
    </div>
  )
}
