/** What people say of each factor beside what its records say, on one scale. */
import { stepOf, type SuccessFactors } from '@citywide/model/assurance/success-factors'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { assessorKinds, differing, type Factor } from './factor-difference.ts'
import { factorTexts } from './factor-texts.ts'
import { scoreOf } from '../history/standing-change.ts'

export function FactorComparison({ of }: { readonly of: SuccessFactors }) {
  const say = useTexts(factorTexts)
  const { language, format } = useLanguage()
  const [sort, setSort] = useState('code')
  const columns: Column<Factor>[] = [
    {
      id: 'code',
      title: say.factor,
      heading: true,
      sort: ({ code }) => code,
      cell: ({ code, title }) => (
        <span className="titled">
          <Chip>{code}</Chip>
          <span>{title[language]}</span>
        </span>
      ),
    },
    {
      id: 'computed',
      title: say.computed,
      align: 'end',
      sort: scoreNow,
      cell: (factor) => {
        const found = scoreNow(factor)
        return found === null ? <span className="meta">{say.level0}</span> : format.number(stepOf(found), 1)
      },
    },
    ...assessorKinds.map((kind): Column<Factor> => ({
      id: kind,
      title: say[kind],
      align: 'end',
      sort: ({ assessments }) => assessments[kind]?.score ?? null,
      cell: ({ assessments }) => {
        const said = assessments[kind]
        if (!said) return <span className="meta">{say.notAssessed}</span>
        return (
          <>
            <Link to="/app/records/$path/$id" params={{ path: 'csf-assessments', id: said.id }}>
              {format.number(said.score, 1)}
            </Link>{' '}
            <span className="meta">
              {format.day(said.assessedAt)}
              {!said.published && ` · ${say.unpublished}`}
            </span>
          </>
        )
      },
    })),
    {
      id: 'difference',
      title: say.difference,
      sort: (factor) => -Math.max(0, ...differing(factor).map(({ steps }) => Math.abs(steps))),
      cell: (factor) => <Difference of={factor} />,
    },
  ]
  return (
    <Panel
      title={say.assessments}
      about={say.assessmentsAbout}
      aside={
        <Link to="/app/records/$path" params={{ path: 'csf-assessments' }}>
          {say.all}
        </Link>
      }
      flush
    >
      <DataTable
        label={say.assessments}
        rows={of.factors}
        columns={columns}
        rowKey={({ code }) => code}
        sort={sort}
        onSort={setSort}
      />
      <p className="panel-empty">{say.scaleNote}</p>
    </Panel>
  )
}

function scoreNow({ cells }: Factor): number | null {
  return scoreOf(cells.at(-1))
}

function Difference({ of }: { readonly of: Factor }) {
  const say = useTexts(factorTexts)
  const { format } = useLanguage()
  const found = differing(of)
  const comparable = scoreNow(of) !== null && assessorKinds.some((kind) => of.assessments[kind])
  if (!comparable) return <span className="meta">{say.noComparison}</span>
  if (found.length === 0) return <span className="meta">{say.agree}</span>
  return (
    <span className="row">
      {found.map(({ kind, steps }) => {
        const figure = format.number(Math.abs(steps), 1)
        return (
          <Tag key={kind} tone="watch">
            {steps > 0 ? say.above(say[kind], figure) : say.below(say[kind], figure)}
          </Tag>
        )
      })}
    </span>
  )
}
