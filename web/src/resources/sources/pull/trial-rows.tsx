import type { PullTrialReport } from '@citywide/model/observations/pull-trial'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { pullTexts } from './pull-texts.ts'

/** The first observations as they would be taken, each with its outcome in a word. */
export function TrialRows({ rows }: Pick<PullTrialReport, 'rows'>) {
  const say = useTexts(pullTexts)
  const { language } = useLanguage()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keys
    <section className="pull-rows" aria-label={say.firstRows} tabIndex={0}>
      <table className="table">
        <caption>{say.firstRows}</caption>
        <thead>
          <tr>
            <th scope="col">{say.row}</th>
            <th scope="col">{say.streamOf}</th>
            <th scope="col">{say.at}</th>
            <th scope="col">{say.valueOf}</th>
            <th scope="col">{say.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, stream, at, value, unit, refused }, index) => (
            // Of one row there may be several observations.
            <tr key={index}>
              <td>{row}</td>
              <th scope="row">{stream ?? '—'}</th>
              <td>{at.replace('T', ' ')}</td>
              <td>
                {value} {unit}
              </td>
              <td>{refused ? refused.text[language] : `✓ ${say.fits}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
