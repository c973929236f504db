/** One question to the server in its own place on the page: waiting, failed, not allowed, or the answer. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty, Failed, Loading, NotAllowed } from '../../ui/state.tsx'
import { texts } from '../../ui/texts.ts'
import { RequestProblem } from './fetch.ts'

interface AnswerProps<T> {
  readonly of: UseQueryResult<T>
  /** Rows of the waiting bars. */
  readonly rows?: number
  /** What is asked for, by name: said where one is not allowed to see it. */
  readonly what?: string
  /** The answer is the whole page, with its heading; without one the page is called by `what`. */
  readonly page?: boolean
  readonly children: (data: T) => ReactNode
}

export function Answer<T>({ of, rows, what, page = false, children }: AnswerProps<T>) {
  if (of.data !== undefined) return children(of.data)
  if (!of.error) return <Loading {...(rows && { rows })} />
  return (
    <>
      {page && what && <PageHead title={what} />}
      <Fault error={of.error} what={page ? undefined : what} onRetry={() => void of.refetch()} />
    </>
  )
}

interface FaultProps {
  readonly error: unknown
  readonly what: string | undefined
  readonly onRetry: () => void
}

function Fault({ error, what, onRetry }: FaultProps) {
  const { language } = useLanguage()
  const say = useTexts(texts)
  if (!(error instanceof RequestProblem)) return <Failed onRetry={onRetry} />
  if (error.code === 'FORBIDDEN') return <NotAllowed {...(what && { what })} />
  if (error.status === 404) return <Empty title={say.notFound}>{error.text[language]}</Empty>
  return <Failed reason={error.text[language]} onRetry={onRetry} />
}
