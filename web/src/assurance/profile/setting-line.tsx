/** One setting of a city: what is different, why, who signed for it and until when; with what the reader may do. */
import type { ProfileSetting } from '@citywide/model/assurance/profile'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { ReasonDialog } from '../../shell/api/reason-dialog.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import './profile.css'
import { decideOn, endOf } from './profile-queries.ts'
import { profileTexts } from './profile-texts.ts'
import { changedLimits } from './profile-words.ts'

interface SettingLineProps {
  readonly of: ProfileSetting
  /** Beside the rule it is about, its name is not said again. */
  readonly within?: boolean
}

export function SettingLine({ of, within = false }: SettingLineProps) {
  const say = useTexts(profileTexts)
  const { language, format } = useLanguage()
  const { subject, title, kind, state, looser } = of
  const changed = changedLimits(of, say, language, format)
  return (
    <li className="setting-line">
      <div className="setting-what">
        <p className="row">
          {!within && <Chip>{subject}</Chip>}
          <strong>{say[kind]}</strong>
          {state !== 'in_force' && <Tag tone={state === 'proposed' ? 'watch' : 'none'}>{say[state]}</Tag>}
          {looser && <LooserMark />}
        </p>
        {!within && (
          <p>
            <EvidenceLink of={subject}>{title[language]}</EvidenceLink>
          </p>
        )}
        {changed.length > 0 && (
          <ul className="setting-limits">
            {changed.map(({ name, before, after }) => (
              <li key={name}>
                {name} <strong>{after}</strong> <span className="meta">{say.default(before)}</span>
              </li>
            ))}
          </ul>
        )}
        {of.recordCount > 0 && <Records of={of} />}
        <p className="setting-reason">{of.reason}</p>
        <Signatures of={of} />
      </div>
      <Acts of={of} />
    </li>
  )
}

/** Said wherever a verdict stands that was easier to reach than the card asks. */
export function LooserMark() {
  const say = useTexts(profileTexts)
  return (
    <span title={say.looserAbout}>
      <Tag tone="watch">{say.looser}</Tag>
    </span>
  )
}

function Records({ of }: { readonly of: ProfileSetting }) {
  const say = useTexts(profileTexts)
  return (
    <details>
      <summary>{say.recordCount(of.recordCount)}</summary>
      <ul className="failing">
        {of.records.map(({ path, id, title }) => (
          <li key={id}>
            <Link to="/app/records/$path/$id" params={{ path, id }}>
              <Words of={title} />
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Signatures({ of }: { readonly of: ProfileSetting }) {
  const say = useTexts(profileTexts)
  const { language, format, now } = useLanguage()
  const who = (name: ProfileSetting['author']) => name?.name[language] ?? say.somebody
  const late = of.state === 'in_force' && of.reviewDue !== null && Date.parse(`${of.reviewDue}T23:59:59Z`) < now
  const decided = of.state === 'declined' ? say.declinedBy : say.approvedBy
  const parts = [
    say.by(who(of.author), format.dayOf(of.proposedAt)),
    of.decidedAt !== null && decided(who(of.approver), format.dayOf(of.decidedAt)),
    of.until !== null && of.endedAt === null && say.untilDay(format.day(of.until)),
    of.reviewDue !== null && of.endedAt === null && say.reviewOn(format.day(of.reviewDue)),
    of.endedAt !== null && say.endedOn(format.dayOf(of.endedAt)),
    of.decisionReason,
    of.endReason,
  ]
  return (
    <p className="meta">
      {parts.filter(Boolean).join(' · ')} {late && <Tag tone="bad">{say.reviewOverdue}</Tag>}
    </p>
  )
}

function Acts({ of }: { readonly of: ProfileSetting }) {
  const say = useTexts(profileTexts)
  const [asking, setAsking] = useState<'decline' | 'end'>()
  const deciding = useChanging('profile', (body: Parameters<typeof decideOn>[1]) => decideOn(of.id, body, newKey()))
  const ending = useChanging('profile', (reason: string) => endOf(of.id, reason, newKey()))
  const what = `${of.subject} ${say[of.kind]}`
  const close = () => setAsking(undefined)
  const ends = of.state === 'proposed' ? say.withdraw : say.end
  return (
    <div className="setting-acts">
      <Fault of={asking === undefined ? deciding.error : undefined} />
      <div className="row">
        {of.mayDecide && (
          <>
            <Button
              kind="primary"
              aria-label={say.approveOf(what)}
              disabled={deciding.isPending}
              onClick={() => deciding.mutate({ decision: 'approve' })}
            >
              {say.approve}
            </Button>
            <Button aria-label={say.declineOf(what)} onClick={() => setAsking('decline')}>
              {say.decline}
            </Button>
          </>
        )}
        {of.mayEnd && (
          <Button
            aria-label={of.state === 'proposed' ? say.withdrawOf(what) : say.endOf(what)}
            onClick={() => setAsking('end')}
          >
            {ends}
          </Button>
        )}
      </div>
      {asking === 'decline' && (
        <ReasonDialog
          title={say.declineOf(what)}
          verb={say.decline}
          leave={say.cancel}
          pending={deciding.isPending}
          fault={<Fault of={deciding.error} />}
          onSend={(reason) => deciding.mutate({ decision: 'decline', reason }, { onSuccess: close })}
          onClose={close}
        />
      )}
      {asking === 'end' && (
        <ReasonDialog
          title={of.state === 'proposed' ? say.withdrawOf(what) : say.endOf(what)}
          verb={ends}
          leave={say.cancel}
          pending={ending.isPending}
          fault={<Fault of={ending.error} />}
          onSend={(reason) => ending.mutate(reason, { onSuccess: close })}
          onClose={close}
        >
          {of.state === 'in_force' && <p>{say.endAbout}</p>}
        </ReasonDialog>
      )}
    </div>
  )
}
