/** The alerts of 24 hours: bars by severity, a span to choose among them, the same as a table. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import { useMemo, useState } from 'react'
import { SheetTable } from '../../charts/chart-frame.tsx'
import { Button, Switch } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { severityLook } from '../alert/severity.tsx'
import { texts } from '../texts.ts'
import { barsOf, type Interval, spanAsText, spanIn } from './bars.ts'
import { DayBars } from './day-bars.tsx'
import './day.css'
import { SpanAlerts } from './span-alerts.tsx'

interface DayTimelineProps {
  readonly of: OperationsPicture['timeline']
  readonly chosen: Interval | undefined
  readonly onChoose: (span: string | undefined) => void
}

export function DayTimeline({ of, chosen, onChoose }: DayTimelineProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [shown, show] = useState<'chart' | 'table'>('chart')
  const span = useMemo(() => chosen && spanIn(chosen, of), [chosen, of])
  return (
    <Panel
      title={say.day}
      about={say.dayAbout(format.number(of.total, 0), format.number(of.merged, 0))}
      className="day"
      aside={
        <>
          {chosen && <Button onClick={() => onChoose(undefined)}>{say.clearSpan}</Button>}
          <Switch
            label={say.day}
            value={shown}
            options={[
              { value: 'chart', text: say.chart },
              { value: 'table', text: say.table },
            ]}
            onChange={show}
          />
        </>
      }
    >
      {shown === 'table' ? (
        <DayTable of={of} />
      ) : (
        <DayBars of={of} span={span} onChoose={(next) => onChoose(next && spanAsText(next, of))} />
      )}
      {chosen && <SpanAlerts interval={chosen} />}
    </Panel>
  )
}

function DayTable({ of }: { readonly of: OperationsPicture['timeline'] }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const bars = barsOf(of).filter(({ total }) => total > 0)
  if (bars.length === 0) return <p className="quiet">{say.dayQuiet}</p>
  const word = (severity: 1 | 2 | 3 | 4) => severityLook(severity).word[language]
  return (
    <SheetTable
      sheet={{
        columns: [say.period, word(4), word(3), word(2), word(1)],
        rows: bars.map(({ from, counts: [low, medium, high, critical] }) => [
          format.moment(new Date(from).toISOString()),
          critical,
          high,
          medium,
          low,
        ]),
      }}
    />
  )
}
