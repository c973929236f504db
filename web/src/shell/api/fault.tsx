import { useLanguage } from '../../ui/language.tsx'
import { RequestProblem } from './fetch.ts'

interface FaultProps {
  readonly of: unknown
  /** What is said of a fault that no answer of the server tells. */
  readonly words?: string | undefined
}

/** Why something was not done, where it was asked for. */
export function Fault({ of: error, words }: FaultProps) {
  const { language } = useLanguage()
  const said = error instanceof RequestProblem ? error.text[language] : words
  if (said === undefined) return null
  return (
    <p className="notice" data-kind="silent" role="alert">
      {said}
    </p>
  )
}
