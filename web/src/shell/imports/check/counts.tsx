/** Rows by what they become; they add up to the rows of the file. Each figure leads to its rows. */
import type { ImportCounts, ImportView, RowOutcome } from '@citywide/model/platform/import'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { type Tone, Shape } from '../../../ui/mark.tsx'
import './check.css'
import { texts } from './texts.ts'

const outcomes: readonly (readonly [RowOutcome, Tone])[] = [
  ['new', 'good'],
  ['changed', 'done'],
  ['same', 'off'],
  ['refused', 'bad'],
]

export function Counts({ view, counts }: { readonly view: ImportView; readonly counts: ImportCounts }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const figure = (value: number) => format.number(value, 0)
  return (
    <>
      <dl className="import-counts">
        <div>
          <dt>{say.rowsOfFile}</dt>
          <dd>{figure(counts.rows)}</dd>
        </div>
        {outcomes.map(([outcome, tone]) => (
          <div key={outcome}>
            <dt>
              <Shape tone={counts[outcome] > 0 ? tone : 'off'} /> {say[outcome]}
            </dt>
            <dd>
              {counts[outcome] > 0 ? (
                <Link
                  to="/app/import/$id"
                  params={{ id: view.id }}
                  search={{ rows: outcome }}
                  hash="rows"
                  aria-label={`${say[outcome]}: ${figure(counts[outcome])}`}
                >
                  {figure(counts[outcome])}
                </Link>
              ) : (
                figure(0)
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>
            <Shape tone={counts.warned > 0 ? 'watch' : 'off'} /> {say.warned}
          </dt>
          <dd>{figure(counts.warned)}</dd>
        </div>
      </dl>
      <p className="meta figures">
        {say.sum(
          figure(counts.rows),
          figure(counts.new),
          figure(counts.changed),
          figure(counts.same),
          figure(counts.refused),
        )}
      </p>
    </>
  )
}
