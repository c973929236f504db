/** A source is asked once: what would be taken, what refused, and which streams are to be declared first. */
import { PullTrialReport } from '@citywide/model/observations/pull-trial'
import { useMutation } from '@tanstack/react-query'
import { ask } from '../../../shell/api/fetch.ts'
import { Fault } from '../../../shell/api/fault.tsx'
import { newKey } from '../../../shell/api/new-key.ts'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import type { SecretsDraft, SettingsDraft } from '../kind-form.ts'
import type { PullKind } from './empty-pull.ts'
import { pullTexts } from './pull-texts.ts'
import { TrialRows } from './trial-rows.tsx'
import { Undeclared } from './undeclared.tsx'
import './pull.css'

interface TrialProps {
  readonly code: string
  readonly scope: string
  readonly timeZone: string
  readonly settings: SettingsDraft<PullKind>
  readonly secrets: SecretsDraft
  readonly expectedSeconds: number
}

export function Trial({ code, scope, timeZone, settings, secrets, expectedSeconds }: TrialProps) {
  const say = useTexts(pullTexts)
  const { language } = useLanguage()
  const trying = useMutation({
    mutationFn: () =>
      ask({
        path: '/sources/trial',
        method: 'POST',
        body: { code: code === '' ? 'trial' : code, timeZone, settings, secrets },
        key: newKey(),
        answer: PullTrialReport,
      }),
  })
  const { data: report, isPending, error } = trying
  return (
    <section className="source-part" aria-label={say.trial}>
      <div className="row">
        <Button onClick={() => trying.mutate()} disabled={isPending}>
          {say.trial}
        </Button>
        <output className="meta">{isPending ? say.trying : report ? '' : say.trialAbout}</output>
      </div>
      <Fault of={error} />
      {report && !isPending && (
        <div className="pull-report">
          {report.fault ? (
            <p className="source-fault" role="alert">
              {report.fault.text[language]} {report.fault.about !== null && say.told(report.fault.about)}
            </p>
          ) : (
            <p>{report.says[language]}</p>
          )}
          {report.refusals.length > 0 && (
            <ul className="pull-refusals">
              {report.refusals.map((refusal) => (
                <li key={refusal.code}>
                  <strong>{say.times(refusal.count.toLocaleString('en'))}</strong> {refusal.text[language]}
                </li>
              ))}
            </ul>
          )}
          {report.undeclared.length > 0 && (
            <Undeclared
              // Another trial may find other ones.
              key={trying.submittedAt}
              streams={report.undeclared}
              {...{ scope, timeZone, expectedSeconds }}
              onDeclared={() => trying.mutate()}
            />
          )}
          {report.rows.length > 0 && <TrialRows rows={report.rows} />}
          {report.columns.length > 0 && (
            <p className="meta pull-columns">
              {say.columns}: <span>{report.columns.join(' · ')}</span>
            </p>
          )}
        </div>
      )}
    </section>
  )
}
