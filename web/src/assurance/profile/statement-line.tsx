/** One statement: what is stated, by whom, with which evidence, until when; and what the reader may do with it. */
import type { Attestation, AttestationState } from '@citywide/model/assurance/attestation'
import { lazy, Suspense, useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { ReasonDialog } from '../../shell/api/reason-dialog.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { attestationTexts } from './attestation-texts.ts'
import { EvidenceFiles } from '../evidence/evidence-files.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import './profile.css'
import { doWith } from './profile-queries.ts'

const AttestDialog = lazy(async () => ({ default: (await import('./attest-dialog.tsx')).AttestDialog }))

const tones: Readonly<Record<AttestationState, 'good' | 'watch' | 'bad' | 'none' | 'done'>> = {
  draft: 'none',
  signed: 'watch',
  valid: 'done',
  challenged: 'bad',
  expired: 'none',
  withdrawn: 'none',
}

interface StatementLineProps {
  readonly of: Attestation
  /** Beside the rule it is about, its name is not said again. */
  readonly within?: boolean
}

export function StatementLine({ of, within = false }: StatementLineProps) {
  const say = useTexts(attestationTexts)
  const { language, format } = useLanguage()
  const who = of.owner?.name[language] ?? say.somebody
  return (
    <li className="setting-line">
      <div className="setting-what">
        <p className="row">
          {!within && <Chip>{of.rule}</Chip>}
          {within && <strong>{say.standing}</strong>}
          <Tag tone={tones[of.state]}>{say[of.state]}</Tag>
          {of.endsSoon && <Tag tone="watch">{say.endsSoon}</Tag>}
          {of.critical && <Tag>{say.critical}</Tag>}
        </p>
        {!within && (
          <p>
            <EvidenceLink of={of.rule}>{of.title[language]}</EvidenceLink>
          </p>
        )}
        <p className="statement-words">
          <Words of={of.statement} />
        </p>
        {of.challenge && (
          <p className="evidence-reason">
            {say.challengedBy(of.challenge.title[language], format.dayOf(of.challenge.answerBy))}
          </p>
        )}
        {of.files.length > 0 && <EvidenceFiles of={of} />}
        <p className="meta">
          {[
            say.by(who, of.role[language]),
            of.second && say.and(of.second.name[language]),
            say.untilDay(format.dayOf(lastMoment(of))),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {of.events.length > 0 && <Past of={of} />}
      </div>
      <Acts of={of} />
    </li>
  )
}

/** It ends as its last day ends. */
function lastMoment({ validTo }: Attestation): string {
  return new Date(Date.parse(validTo) - 1).toISOString()
}

function Past({ of }: { readonly of: Attestation }) {
  const say = useTexts(attestationTexts)
  const { language, format } = useLanguage()
  const words = {
    sign: say.eventSign,
    countersign: say.eventCountersign,
    decline: say.eventDecline,
    withdraw: say.eventWithdraw,
    challenge: say.eventChallenge,
    answer: say.eventAnswer,
    expire: say.eventExpire,
    lapse: say.eventLapse,
  }
  return (
    <details>
      <summary>{say.past}</summary>
      <ul className="history">
        {of.events.map(({ event, at, by, note }) => (
          <li key={`${event}${at}`}>
            <span className="meta">{format.moment(at)}</span>
            <span>{`${by?.name[language] ?? say.somebody} · ${words[event]}`}</span>
            {note !== null && <span className="meta">{note}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

type Asking = 'sendBack' | 'withdraw' | 'answer' | 'edit'

function Acts({ of }: { readonly of: Attestation }) {
  const say = useTexts(attestationTexts)
  const [asking, setAsking] = useState<Asking>()
  const doing = useChanging('profile', ([act, body]: [Parameters<typeof doWith>[1], object?]) =>
    doWith(of.id, act, body, newKey()),
  )
  const close = () => setAsking(undefined)
  const may = (one: Attestation['may'][number]) => of.may.includes(one)
  return (
    <div className="setting-acts">
      <Fault of={asking === undefined ? doing.error : undefined} />
      <div className="row">
        {may('sign') && of.files.length > 0 && (
          <Button
            kind="primary"
            aria-label={say.signOf(of.rule)}
            disabled={doing.isPending}
            onClick={() => doing.mutate(['sign'])}
          >
            {say.sign}
          </Button>
        )}
        {may('second') && (
          <>
            <Button
              kind="primary"
              aria-label={say.secondOf(of.rule)}
              disabled={doing.isPending}
              onClick={() => doing.mutate(['second', { decision: 'sign' }])}
            >
              {say.second}
            </Button>
            <Button aria-label={say.sendBackOf(of.rule)} onClick={() => setAsking('sendBack')}>
              {say.sendBack}
            </Button>
          </>
        )}
        {may('answer') && (
          <Button kind="primary" aria-label={say.answerOf(of.rule)} onClick={() => setAsking('answer')}>
            {say.answer}
          </Button>
        )}
        {may('change') && <Button onClick={() => setAsking('edit')}>{say.continue}</Button>}
        {may('withdraw') && (
          <Button aria-label={say.withdrawOf(of.rule)} onClick={() => setAsking('withdraw')}>
            {say.withdraw}
          </Button>
        )}
      </div>
      {asking === 'edit' && (
        <Suspense fallback={null}>
          <AttestDialog scope={of.scope} rule={of.rule} of={of} onClose={close} />
        </Suspense>
      )}
      {asking !== undefined && asking !== 'edit' && (
        <ReasonDialog
          title={say[`${asking}Of`](of.rule)}
          verb={say[asking]}
          leave={say.later}
          pending={doing.isPending}
          fault={<Fault of={doing.error} />}
          onSend={(words) =>
            doing.mutate(
              asking === 'sendBack' ? ['second', { decision: 'decline', reason: words }] : [asking, { note: words }],
              { onSuccess: close },
            )
          }
          onClose={close}
        >
          {asking === 'answer' && <p>{say.answerAbout}</p>}
        </ReasonDialog>
      )}
    </div>
  )
}
