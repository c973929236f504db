import type { UseQueryResult } from '@tanstack/react-query'
import { useSession } from '../shell/api/session.ts'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { texts } from './texts.ts'

/** Several of the screen's own rounds without an answer. */
const SILENT = 90_000

/** Says since when nothing came: an old picture must not be taken for the present one. */
export function Stale({ of }: { readonly of: UseQueryResult }) {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  // The page knows when it was answered by its own clock, everything else goes by the server's.
  const ahead = useSession()?.ahead ?? 0
  const { data, dataUpdatedAt, isError } = of
  const heard = dataUpdatedAt + ahead
  if (data === undefined || (!isError && now - heard < SILENT)) return null
  return (
    <output className="notice" data-kind="silent">
      {say.silentSince(format.time(new Date(heard).toISOString()))}
    </output>
  )
}
