/** A year of days as a sheet: a column is a week, a row a day of the week. One tab stop; arrow keys move within. */
import type { QualityDay, StreamQuality } from '@citywide/model/observations/stream-quality'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { countWords } from './flag-words.ts'
import { qualityTexts } from './quality-texts.ts'

interface QualityCalendarProps {
  readonly of: StreamQuality
  /** Civil day of the very first value: before it a stream owed none. */
  readonly begins: string | undefined
  readonly onChoose: (day: string) => void
}

const DAY = 86_400_000
const moves: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 }

export function QualityCalendar({ of, begins, onChoose }: QualityCalendarProps) {
  const say = useTexts(qualityTexts)
  const { format } = useLanguage()
  const words = useDayWords()
  const sheet = useRef<HTMLFieldSetElement>(null)
  const days = everyDay(of.from, of.to)
  const known = new Map(of.days.map((day) => [day.day, day]))
  const [at, setAt] = useState(days.length - 1)
  const first = new Date(`${of.from}T00:00:00Z`)
  const offset = (first.getUTCDay() + 6) % 7
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'Home' ? -at : event.key === 'End' ? days.length - 1 - at : moves[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(days.length - 1, Math.max(0, at + step))
    setAt(next)
    sheet.current?.querySelector<HTMLButtonElement>(`[data-place="${next}"]`)?.focus()
  }
  const chosen = days[at] ?? of.to
  // Where the sheet is wider than the page, its newest weeks are seen first.
  useEffect(() => {
    const scroller = sheet.current?.parentElement
    if (scroller) scroller.scrollLeft = scroller.scrollWidth
  }, [])
  return (
    <div className="quality-calendar">
      <div className="table-scroll">
        <div
          className="quality-months"
          aria-hidden="true"
          style={{ gridTemplateColumns: `repeat(${weeksOf(days.length, offset)}, minmax(9px, 1fr))` }}
        >
          {days.flatMap((day, place) =>
            day.endsWith('-01') ? (
              <span key={day} style={{ gridColumn: Math.floor((place + offset) / 7) + 1 }}>
                {format.month(day)}
              </span>
            ) : (
              []
            ),
          )}
        </div>
        <fieldset ref={sheet} className="quality-sheet" aria-label={say.calendarOf}>
          {days.map((day, place) => {
            const found = known.get(day)
            return (
              <button
                key={day}
                type="button"
                className="quality-day"
                data-place={place}
                data-level={begins !== undefined && day < begins ? -1 : levelOf(found)}
                data-bad={found && found.unusable > 0 ? true : undefined}
                tabIndex={place === at ? 0 : -1}
                style={place === 0 ? { gridRowStart: offset + 1 } : undefined}
                aria-label={words(day, found)}
                title={words(day, found)}
                onKeyDown={move}
                onFocus={() => setAt(place)}
                onClick={() => onChoose(day)}
              />
            )
          })}
        </fieldset>
      </div>
      <output className="meta">{words(chosen, known.get(chosen))}</output>
      <p className="meta">{say.calendarHelp}</p>
    </div>
  )
}

/** A day in words: what is usable of what was expected, what is not, and which flags there are. */
function useDayWords(): (day: string, found: QualityDay | undefined) => string {
  const say = useTexts(qualityTexts)
  const { language, format } = useLanguage()
  const count = (number: number) => format.number(number, 0)
  return (day, found) => {
    const name = format.day(day)
    if (!found) return say.dayWithout(name)
    const { usable, unusable, expected, coverage, flags } = found
    const parts = [
      say.dayIs(name, format.share(coverage), count(usable), count(expected)),
      ...(unusable > 0 ? [say.dayUnusable(count(unusable))] : []),
      countWords(flags, language, count),
    ]
    return parts.filter((part) => part !== '').join(language === 'zh' ? '；' : '; ')
  }
}

/** From 0, nothing came, to 4, all of it. */
function levelOf(day: QualityDay | undefined): number {
  if (!day || day.usable + day.unusable === 0) return 0
  if (day.coverage >= 0.99) return 4
  return day.coverage >= 0.75 ? 3 : day.coverage >= 0.4 ? 2 : 1
}

function everyDay(from: string, to: string): string[] {
  const start = Date.parse(`${from}T00:00:00Z`)
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    new Date(start + index * DAY).toISOString().slice(0, 10),
  )
}

function weeksOf(days: number, offset: number): number {
  return Math.ceil((days + offset) / 7)
}
