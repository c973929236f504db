/** The card on the records of today. */
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import type { DryRun } from '@citywide/model/assurance/rule-studio'
import type { RecordVerdict } from '@citywide/model/assurance/verdict'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fault } from '../../shell/api/fault.tsx'
import { useScope } from '../../shell/api/session.ts'
import { verdicts } from '../../shell/api/standing.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { valueOf } from '../rule-words.ts'
import { tryRecords } from './studio-queries.ts'
import { studioTexts } from './studio-texts.ts'
import { VerdictMark } from '../verdict-mark.tsx'

export function StudioTrial({ card, sound }: { readonly card: CardDraft; readonly sound: boolean }) {
  const say = useTexts(studioTexts)
  const scope = useScope()?.code
  const trying = useMutation({ mutationFn: () => tryRecords(card, scope) })
  return (
    <Panel title={say.dryRun} about={say.dryRunAbout}>
      <div className="stack">
        <div className="row">
          <Button disabled={!sound || trying.isPending} onClick={() => trying.mutate()}>
            {say.run}
          </Button>
        </div>
        <Fault of={trying.error} />
        <div aria-live="polite">{trying.data && <Outcome of={trying.data} card={card} />}</div>
      </div>
    </Panel>
  )
}

function Outcome({ of, card }: { readonly of: DryRun; readonly card: CardDraft }) {
  const say = useTexts(studioTexts)
  const { language, format } = useLanguage()
  const { n, pass, fail, unknown } = of.population
  const figure = (number: number) => format.number(number, 0)
  return (
    <div className="stack">
      <p className="row">
        <VerdictMark state={of.state} evidence={card.evidence} />
        <strong className="figures">{valueOf(of.value, card, language, format)}</strong>
        <span>{say.figures(figure(pass), figure(n), figure(fail), figure(unknown))}</span>
        <span className="meta">{say.took(figure(of.milliseconds))}</span>
      </p>
      {of.conditions.length > 0 && (
        <ol className="studio-figures">
          {of.conditions.map(({ sentence, fails }) => (
            <li key={sentence.en}>
              <span>{sentence[language]}</span>
              <span className="meta nowrap">
                {say.fail} {figure(fails)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {of.failing.length > 0 && (
        <section>
          <h3>{say.firstFailing}</h3>
          <ul className="lines">
            {of.failing.map((record) => (
              <li key={record.id}>
                <RecordName of={record} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {of.difference && <Difference of={of.difference} now={of.state} />}
      {of.alike.length > 0 && (
        <details>
          <summary>{say.alike}</summary>
          <ul className="lines">
            {of.alike.map(({ rule, title, fields, same }) => (
              <li key={rule}>
                <Link to="/app/assurance/rules/{-$id}" params={{ id: rule }} className="titled">
                  <Chip>{rule}</Chip>
                  <span>{title[language]}</span>
                </Link>{' '}
                <span className="meta">{same ? say.alikeSame : say.alikeFields(fields)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function RecordName({ of: { path, id, title } }: { readonly of: DryRun['failing'][number] }) {
  return (
    <a href={`/app/${path}/${id}`}>
      <Words of={title} />
    </a>
  )
}

interface DifferenceProps {
  readonly of: NonNullable<DryRun['difference']>
  readonly now: DryRun['state']
}

function Difference({ of: { state, records, first }, now }: DifferenceProps) {
  const say = useTexts(studioTexts)
  const { language, format } = useLanguage()
  const word = (verdict: RecordVerdict | null) => (verdict === null ? say.outside : say[verdict])
  return (
    <section>
      <h3>{say.difference}</h3>
      <p>{say.wouldBe(verdicts[state].word[language], verdicts[now].word[language])}</p>
      <p>{records === 0 ? say.nothingChanges : say.wouldChange(format.number(records, 0))}</p>
      {first.length > 0 && (
        <ul className="lines">
          {first.map(({ record, before, after }) => (
            <li key={record.id}>
              <RecordName of={record} />{' '}
              <span className="meta">
                {word(before)} → {word(after)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
