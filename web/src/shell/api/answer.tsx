/** One question to the server in its own place on the page: waiting, failed, not allowed, or the answer. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { Empty, Failed, Loading, NotAllowed } from '../../ui/state.tsx'
import { useTexts } from '../../ui/language.tsx'
import { texts } from '../../ui/texts.ts'
import { RequestProblem } from './fetch.ts'

interface AnswerProps<T> {
  readonly of: UseQueryResult<T>
  /** Rows of the waiting bars. */
  readonly rows?: number
  /** What one is not allowed to see, by name. */
  readonly what?: string
  readonly children: (data: T) => ReactNode
}

export function Answer<T>({ of, rows, what, children }: AnswerProps<T>) {
  const { language } = useLanguage()
  const say = useTexts(texts)
  if (of.data !== undefined) return children(of.data)
  if (of.error) {
    const { error } = of
    if (error instanceof RequestProblem) {
      if (error.status === 403) return <NotAllowed {...(what && { what })} />
      if (error.status === 404) return <Empty title={say.notFound}>{error.text[language]}</Empty>
      return <Failed reason={error.text[language]} onRetry={() => void of.refetch()} />
    }
    return <Failed onRetry={() => void of.refetch()} />
  }
  return <Loading {...(rows && { rows })} />
}
