/** A record is read in the currency of its own city, whichever city the page began in. */
import type { ReactNode } from 'react'
import { LanguageProvider, useLanguage } from '../../../ui/language.tsx'
import { useSession } from '../../api/session.ts'

export function InCity({ cityId, children }: { readonly cityId: string; readonly children: ReactNode }) {
  const { format: _made, ...reading } = useLanguage()
  const city = useSession()?.scopes.find(({ id }) => id === cityId)
  return (
    <LanguageProvider {...reading} {...(city && { currency: city.currency })}>
      {children}
    </LanguageProvider>
  )
}
