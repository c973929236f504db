import type { UseQueryResult } from '@tanstack/react-query'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { texts } from './texts.ts'

/** Several of the screen's own rounds without an answer. */
const SILENT = 90_000

/** Says since when nothing came: an old picture must not be taken for the present one. */
export function Stale({ of }: { readonly of: UseQueryResult }) {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  const { data, dataUpdatedAt, isError } = of
  if (data === undefined || (!isError && now - dataUpdatedAt < SILENT)) return null
  return (
    <output className="notice" data-kind="silent">
      {say.silentSince(format.time(new Date(dataUpdatedAt).toISOString()))}
    </output>
  )
}
