/** Unusual looks that wait for a conclusion, and those that have one. */
import type { AccessAlarm } from '@citywide/model/platform/privacy-office'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { Accesses } from './accesses.tsx'
import { alarmsQuery } from './queries.ts'
import { Relate } from './relate.tsx'
import { texts } from './texts.ts'
import { Wish } from './wish.tsx'

export function Alarms() {
  const say = useTexts(texts)
  const answer = useQuery(alarmsQuery)
  const [concluding, setConcluding] = useState<AccessAlarm>()
  const [seen, setSeen] = useState<AccessAlarm>()
  const [relating, setRelating] = useState<string>()
  return (
    <Answer of={answer} rows={4} what={say.alarms}>
      {(alarms) =>
        alarms.length === 0 ? (
          <Empty title={say.noAlarms}>{say.noAlarmsWhy}</Empty>
        ) : (
          <>
            <ul className="panel lines">
              {alarms.map((alarm) => (
                <Alarm
                  key={alarm.id}
                  of={alarm}
                  onConclude={() => setConcluding(alarm)}
                  onRelate={() => setRelating(alarm.account.id)}
                  onSee={() => setSeen(seen?.id === alarm.id ? undefined : alarm)}
                />
              ))}
            </ul>
            {seen && (
              <section className="stack" aria-label={say.accesses}>
                <h2>
                  <Words of={seen.account.name} />
                </h2>
                <Accesses account={seen.account.id} />
              </section>
            )}
            {relating !== undefined && <Relate account={relating} onClose={() => setRelating(undefined)} />}
            {concluding && <Conclude of={concluding} onClose={() => setConcluding(undefined)} />}
          </>
        )
      }
    </Answer>
  )
}

interface AlarmProps {
  readonly of: AccessAlarm
  readonly onConclude: () => void
  readonly onSee: () => void
  readonly onRelate: () => void
}

function Alarm({ of: alarm, onConclude, onSee, onRelate }: AlarmProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const looks = format.number(alarm.looks)
  return (
    <li className="privacy-line">
      <div>
        <p>
          <Mark tone={alarm.closedAt === null ? 'watch' : 'done'}>
            {alarm.closedAt === null ? say[alarm.kind] : `${say.closed} · ${say[alarm.kind]}`}
          </Mark>
        </p>
        <p>
          <strong>
            <Words of={alarm.account.name} />
          </strong>{' '}
          · {format.day(alarm.day)} ·{' '}
          {alarm.usual === null ? say.looksAlone(looks) : say.looksOf(looks, format.number(alarm.usual, 1))}
        </p>
        {alarm.conclusion !== null && <p className="quiet">{alarm.conclusion}</p>}
      </div>
      <div className="row">
        <Button onClick={onSee}>{say.seeLooks}</Button>
        <Button onClick={onRelate}>{say.relate}</Button>
        {alarm.closedAt === null && <Button onClick={onConclude}>{say.conclude}</Button>}
      </div>
    </li>
  )
}

function Conclude({ of: alarm, onClose }: { readonly of: AccessAlarm; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const [conclusion, setConclusion] = useState('')
  const body = conclusion.trim().length < 5 ? undefined : { conclusion }
  return (
    <Wish title={say.conclude} path={`alarms/${alarm.id}/conclusion`} body={body} action={say.save} onClose={onClose}>
      <TextField
        label={say.conclusion}
        rows={4}
        required
        maxLength={1000}
        value={conclusion}
        onChange={setConclusion}
      />
    </Wish>
  )
}
