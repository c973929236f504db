/** What waits for the reader's signature, or what became of what he signed or proposed. */
import type { InboxEntry } from '@citywide/model/platform/inbox'
import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { signatureTexts } from './signature-texts.ts'

interface SignatureHeadProps {
  readonly of: NonNullable<InboxEntry['signature']>
  readonly onRead: () => void
}

export function SignatureHead({ of, onRead }: SignatureHeadProps) {
  const say = useTexts(signatureTexts)
  const { language } = useLanguage()
  const { what, event, subject, title, scope } = of
  const words = {
    setting: {
      waits: say.settingWaits,
      approved: say.settingApproved,
      declined: say.settingDeclined,
      challenged: say.settingEnds,
      ends: say.settingEnds,
      ended: say.settingEnded,
    },
    attestation: {
      waits: say.statementWaits,
      approved: say.statementApproved,
      declined: say.statementDeclined,
      challenged: say.statementChallenged,
      ends: say.statementEnds,
      ended: say.statementEnded,
    },
  }
  return (
    <>
      <span>{words[what][event]}</span>
      <Link
        to="/app/assurance/{-$screen}"
        params={{ screen: what === 'setting' ? 'profile' : 'attestations' }}
        search={{ scope }}
        onClick={onRead}
      >
        {`${subject} ${title[language]}`}
      </Link>
    </>
  )
}
