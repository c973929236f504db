// HTML has no tag for a drawing with a name: `role="img"` on the SVG is how it is done.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** What a rule would have told of the last month: a strip of each group, and every firing in a table. */
import type { EventRuleDeclaration } from '@citywide/model/observations/event-rule'
import type { EventTrial, TrialFiring } from '@citywide/model/observations/event-rule-view'
import { unitLabel } from '@citywide/model/unit-label'
import { useMutation } from '@tanstack/react-query'
import { scaleUtc } from 'd3-scale'
import { useState } from 'react'
import '../../charts/charts.css'
import { cut } from '../../charts/text-width.ts'
import { useWidth } from '../../charts/use-width.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { tryRule } from './queries.ts'
import { texts } from './texts.ts'

interface RuleTrialProps {
  readonly rule: EventRuleDeclaration
  /** Whether the rule can be tried as it stands. */
  readonly sound: boolean
}

export function RuleTrial({ rule, sound }: RuleTrialProps) {
  const say = useTexts(texts)
  const trial = useMutation({ mutationFn: tryRule })
  // A result belongs to the rule it was made with: what was changed since is tried anew.
  const tried = trial.data && JSON.stringify(trial.variables) === JSON.stringify(rule) ? trial.data : undefined
  return (
    <Panel title={say.trial} about={say.trialAbout}>
      <div className="stack">
        <div className="row">
          <Button icon="history" disabled={!sound || trial.isPending} onClick={() => trial.mutate(rule)}>
            {trial.isPending ? say.trying : say.runTrial}
          </Button>
        </div>
        <Fault of={trial.error} />
        <div aria-live="polite">{tried && <TrialResult of={tried} unit={rule.unit} />}</div>
      </div>
    </Panel>
  )
}

function TrialResult({ of, unit }: { readonly of: EventTrial; readonly unit: string }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  return (
    <div className="stack">
      <p className="event-trial-finding">{say.trialFinding(of.firings, of.groupsFired, of.groups)}</p>
      <p className="meta">
        {say.trialSpan(format.moment(of.from), format.moment(of.to), format.number(of.observations, 0))}{' '}
        {of.silences > 0 && say.trialSilences(of.silences)} {of.leftOut > 0 && say.trialLeftOut(of.leftOut)}
      </p>
      {of.items.length > 0 && (
        <>
          <TrialStrips of={of} />
          <TrialTable of={of} unit={unit} />
        </>
      )}
    </div>
  )
}

/** Groups that the picture has room for. */
const STRIPS = 20
const ROW = 18
const NAME = 132
const EM = 11

function TrialStrips({ of }: { readonly of: EventTrial }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [frame, width] = useWidth<HTMLDivElement>(640)
  const groups = [...Map.groupBy(of.items, ({ group }) => `${group.kind} ${group.id}`)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  const shown = groups.slice(0, STRIPS)
  const names = width < 480 ? 88 : NAME
  const scale = scaleUtc([new Date(of.from), new Date(of.to)], [names, Math.max(names + 40, width - 4)])
  const height = shown.length * ROW + 20
  const ticks = scale.ticks(Math.max(2, Math.floor((width - names) / 90)))
  return (
    <div ref={frame} className="event-trial-strips">
      <svg
        className="plot"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={say.trialFinding(of.firings, of.groupsFired, of.groups)}
      >
        {ticks.map((tick) => (
          <g key={tick.getTime()}>
            <line className="event-strip-tick" x1={scale(tick)} x2={scale(tick)} y1={0} y2={shown.length * ROW} />
            <text x={scale(tick)} y={height - 6} textAnchor="middle">
              {format.dayShort(tick.toISOString())}
            </text>
          </g>
        ))}
        {shown.map(([key, firings], row) => (
          <g key={key}>
            <text x={names - 6} y={row * ROW + 12} textAnchor="end">
              {cut(firings[0]?.group.title[language] ?? '', (names - 6) / EM)}
            </text>
            <line className="event-strip-line" x1={names} x2={width - 4} y1={row * ROW + 9} y2={row * ROW + 9} />
            {firings.map(({ at, clearedAt }) => {
              const x = scale(new Date(at))
              return (
                <rect
                  key={at}
                  className="event-strip-firing"
                  x={x}
                  y={row * ROW + 4}
                  width={Math.max(2, scale(new Date(clearedAt ?? of.to)) - x)}
                  height={10}
                />
              )
            })}
          </g>
        ))}
      </svg>
      {groups.length > STRIPS && <p className="meta">{say.stripShown(STRIPS, groups.length)}</p>}
    </div>
  )
}

function TrialTable({ of, unit }: { readonly of: EventTrial; readonly unit: string }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [sort, setSort] = useState('at')
  const label = unitLabel(unit, language)
  const titled = (title: string) => (label === '' ? title : `${title} (${label})`)
  const columns: Column<TrialFiring>[] = [
    {
      id: 'group',
      title: say.group,
      heading: true,
      sort: ({ group }) => group.title[language],
      cell: ({ group }) => group.title[language],
    },
    { id: 'at', title: say.firedAt, sort: ({ at }) => at, cell: ({ at }) => format.moment(at) },
    {
      id: 'cleared',
      title: say.clearedAt,
      sort: ({ clearedAt }) => clearedAt,
      cell: ({ clearedAt }) => (clearedAt === null ? say.notCleared : format.moment(clearedAt)),
    },
    {
      id: 'lasted',
      title: say.lasted,
      sort: ({ at, clearedAt }) => Date.parse(clearedAt ?? of.to) - Date.parse(at),
      cell: ({ at, clearedAt }) => format.age(at, Date.parse(clearedAt ?? of.to)),
    },
    {
      id: 'value',
      title: titled(say.value),
      align: 'end',
      sort: ({ value }) => value,
      cell: ({ value }) => <Figure value={value} unit="1" size="cell" />,
    },
    {
      id: 'worst',
      title: titled(say.worst),
      align: 'end',
      sort: ({ worst }) => worst,
      cell: ({ worst }) => <Figure value={worst} unit="1" size="cell" />,
    },
  ]
  return (
    <div className="stack">
      <DataTable
        label={say.trial}
        rows={of.items}
        columns={columns}
        rowKey={({ group, at }) => `${group.kind} ${group.id} ${at}`}
        sort={sort}
        onSort={setSort}
      />
      {of.firings > of.items.length && <p className="meta">{say.trialShown(of.items.length, of.firings)}</p>}
    </div>
  )
}
