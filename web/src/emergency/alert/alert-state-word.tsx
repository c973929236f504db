import type { AlertView } from '@citywide/model/emergency/alert-view'
import { alertStates } from '@citywide/model/emergency/alert-state'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { alertTexts } from './alert-texts.ts'

/** Where an alert stands, and that what raised it is over. */
export function AlertStateWord({ of }: { readonly of: Pick<AlertView, 'state' | 'clearedAt' | 'closedAt'> }) {
  const say = useTexts(alertTexts)
  const { language } = useLanguage()
  return (
    <>
      <span>{alertStates[of.state][language]}</span>
      {of.clearedAt !== null && of.closedAt === null && <span>{say.cleared}</span>}
    </>
  )
}
