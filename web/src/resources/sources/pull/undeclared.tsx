/** Streams that a trial found and nobody has declared: they are declared here, all at once. */
import type { PullTrialReport } from '@citywide/model/observations/pull-trial'
import { Stream } from '@citywide/model/observations/stream'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../shell/api/fetch.ts'
import { Fault } from '../../../shell/api/fault.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { pullTexts } from './pull-texts.ts'

interface UndeclaredProps {
  readonly streams: PullTrialReport['undeclared']
  readonly scope: string
  readonly timeZone: string
  readonly expectedSeconds: number
  readonly onDeclared: () => void
}

export function Undeclared({ streams, scope, timeZone, expectedSeconds, onDeclared }: UndeclaredProps) {
  const say = useTexts(pullTexts)
  const properties = [...new Set(streams.map(({ property }) => property))]
  // Of one property all values are in one unit, as a rule; so it is asked for once.
  const [units, setUnits] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(streams.map(({ property, unit }) => [property, unit ?? ''])),
  )
  const [asked, setAsked] = useState(false)
  const complete = properties.every((property) => units[property] !== '')
  const declaring = useMutation({
    mutationFn: async () => {
      for (const { stream, property } of streams)
        await ask({
          path: `/streams/${encodeURIComponent(stream)}`,
          method: 'PUT',
          answer: Stream,
          body: {
            title: { zh: stream, en: stream },
            property,
            unit: units[property],
            scope,
            timeZone,
            intervalSeconds: expectedSeconds,
          },
        })
    },
    onSuccess: onDeclared,
  })
  return (
    <section className="source-part" aria-label={say.undeclared(streams.length)}>
      <p>
        <strong>{say.undeclared(streams.length)}</strong> <span className="meta">{say.undeclaredHelp}</span>
      </p>
      <p className="meta pull-columns">
        <span>{streams.map(({ stream }) => stream).join(' · ')}</span>
      </p>
      <div className="source-fields">
        {properties.map((property) => (
          <TextField
            key={property}
            label={say.unitFor(property)}
            required
            value={units[property] ?? ''}
            error={asked && units[property] === '' ? say.unitMissing : undefined}
            onChange={(unit) => setUnits((before) => ({ ...before, [property]: unit.trim() }))}
          />
        ))}
      </div>
      <Fault of={declaring.error} />
      <div className="row">
        <Button
          disabled={declaring.isPending}
          onClick={() => {
            setAsked(true)
            if (complete) declaring.mutate()
          }}
        >
          {say.declare}
        </Button>
      </div>
    </section>
  )
}
