/** What holds for the whole page and must be said on it: made up, judged in the past, not connected. */
import { Link, useSearch } from '@tanstack/react-router'
import { useLanguage, useTexts, useWords } from '../ui/language.tsx'
import type { Silence } from './api/live.ts'
import { useScope, useSession } from './api/session.ts'
import { texts } from './texts.ts'

export function Notices({ silence }: { readonly silence: Silence }) {
  const say = useTexts(texts)
  const words = useWords()
  const { format } = useLanguage()
  const scope = useScope()
  const alarm = useSession()?.alarm
  const { at } = useSearch({ strict: false })
  return (
    <>
      {alarm && (
        <p className="notice" data-kind="alarm" role="alert">
          {words(alarm)}
        </p>
      )}
      {silence !== undefined && (
        <output className="notice" data-kind="silent">
          {say.silent(format.time(new Date(silence).toISOString()))}
        </output>
      )}
      {at !== undefined && (
        <p className="notice" data-kind="past">
          <strong>{say.lookingBack(format.day(at))}</strong>{' '}
          <Link to="." search={(all) => ({ ...all, at: undefined })}>
            {say.backToNow}
          </Link>
        </p>
      )}
      {at === undefined && scope?.evaluatedAt && (
        <p className="notice" data-kind="past">
          <strong>{say.judgedAsOf(format.dayOf(scope.evaluatedAt))}</strong>
        </p>
      )}
      {scope?.madeUp && <p className="notice">{say.madeUp(words(scope.title))}</p>}
    </>
  )
}
