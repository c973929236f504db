import type { StreamQuality } from '@citywide/model/observations/stream-quality'
import { useId } from 'react'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { countWords } from './flag-words.ts'
import { qualityTexts } from './quality-texts.ts'

/** The same as the calendar, day by day, the newest first. */
export function QualityTable({ of: { days } }: { readonly of: StreamQuality }) {
  const say = useTexts(qualityTexts)
  const { language, format } = useLanguage()
  const id = useId()
  const count = (number: number) => format.number(number, 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- longer than the page, it scrolls in itself: by key, too
    <section className="table-scroll quality-table" aria-labelledby={id} tabIndex={0}>
      <table className="table keep">
        <caption id={id} className="unseen">
          {say.calendarOf}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say.day}</th>
            {[say.usable, say.unusable, say.coverage].map((name) => (
              <th key={name} scope="col" data-align="end">
                {name}
              </th>
            ))}
            <th scope="col">{say.flags}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, usable, unusable, coverage, flags }) => (
            <tr key={day}>
              <th scope="row" className="figures">
                <time dateTime={day}>{format.day(day)}</time>
              </th>
              <td data-align="end">{count(usable)}</td>
              <td data-align="end">{unusable === 0 ? '' : count(unusable)}</td>
              <td data-align="end">{format.share(coverage)}</td>
              <td>{countWords(flags, language, count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
