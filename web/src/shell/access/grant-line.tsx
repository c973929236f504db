/** One grant in words: the role, how it stands, and who brought that about. */
import { type RoleGrant, roleGrantStates, WARNED_DAYS } from '@citywide/model/platform/role-grant'
import type { ReactNode } from 'react'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { texts } from './texts.ts'
import { roleName } from './words.ts'

const tones = {
  held: 'good',
  waiting: 'watch',
  expired: 'none',
  ended: 'none',
  declined: 'bad',
  withdrawn: 'none',
  given_up: 'none',
} as const

export function GrantLine({ of, children }: { readonly of: RoleGrant; readonly children?: ReactNode }) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const { role, state, reason, grantedAt, grantedBy, approvedAt, approvedBy, expiresAt, endedAt, endedBy, endReason } =
    of
  const soon = state === 'held' && Date.parse(expiresAt) - now < WARNED_DAYS * 86_400_000
  const parts = [
    say.grantedBy(grantedBy?.name[language] ?? say.installation, format.dayOf(grantedAt)),
    approvedAt !== null &&
      grantedBy &&
      (approvedBy ? say.approvedBy(approvedBy.name[language], format.dayOf(approvedAt)) : say.noApproval),
    endedAt !== null && endedBy && say.endedBy(endedBy.name[language], format.dayOf(endedAt)),
  ].filter((part) => typeof part === 'string')
  return (
    <li className="access-line">
      <div className="access-who">
        <strong>{roleName(role, language)}</strong> <Tag tone={tones[state]}>{roleGrantStates[state][language]}</Tag>{' '}
        {state === 'held' && (
          <span className="quiet">
            {say.until(format.dayOf(expiresAt))}
            {soon && ` · ${say.endsSoon}`}
          </span>
        )}
        <span className="line-about">{parts.join(language === 'zh' ? '，' : ', ')}</span>
        {reason !== null && (
          <span className="line-about">{`${say.reason}${language === 'zh' ? '：' : ': '}${reason}`}</span>
        )}
        {endReason !== null && <span className="line-about">{endReason}</span>}
      </div>
      {children}
    </li>
  )
}
