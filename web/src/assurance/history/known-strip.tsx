/** Which of two things a page of the past is: what was known then, or judged afterwards; and the day itself. */
import type { Known } from '@citywide/model/assurance/verdict'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { historyTexts } from './history-texts.ts'
import './history.css'
import { useSight } from './sight.ts'

/** Nothing where the page shows how it stands now. */
export function KnownStrip({ known }: { readonly known: Known | undefined }) {
  const say = useTexts(historyTexts)
  const { format, now } = useLanguage()
  const { at, known: wish } = useSight()
  if (at === undefined || known === undefined || known === 'now') return null
  const day = format.dayOf(at)
  const ahead = Date.parse(at) > now
  const words =
    known === 'then'
      ? say.seenThen(day)
      : ahead
        ? say.toCome(day)
        : wish === 'afterwards'
          ? say.judged(day)
          : say.notKnown(day)
  return (
    <p className="known-strip" data-known={known}>
      {words}{' '}
      {known === 'then' && (
        <Link to="." search={(all) => ({ ...all, known: 'afterwards' as const })} resetScroll={false}>
          {say.judgeAfterwards}
        </Link>
      )}
      {wish === 'afterwards' && !ahead && (
        <Link to="." search={(all) => ({ ...all, known: undefined })} resetScroll={false}>
          {say.asThen}
        </Link>
      )}
    </p>
  )
}

/** The day that is looked at. It stays in the address while one goes on clicking. */
export function DayPicker() {
  const say = useTexts(historyTexts)
  const { now, timeZone } = useLanguage()
  const navigate = useNavigate()
  const id = useId()
  const { at } = useSearch({ strict: false })
  const today = civilDay(now, timeZone)
  const go = (day: string | undefined) =>
    void navigate({
      to: '.',
      search: (all) => ({ ...all, at: day, known: day === undefined ? undefined : all.known }),
      resetScroll: false,
    })
  return (
    <span className="day-picker not-on-paper">
      <label htmlFor={id}>{say.day}</label>
      <input
        key={at ?? 'now'}
        id={id}
        className="input"
        type="date"
        max={today}
        defaultValue={at ?? today}
        onChange={({ target: { value } }) => {
          // A date that is being typed year by year goes through the first centuries.
          if (/^20\d\d-\d\d-\d\d$/.test(value)) go(value >= today ? undefined : value)
        }}
      />
      {at !== undefined && <Button onClick={() => go(undefined)}>{say.today}</Button>}
    </span>
  )
}
