/** Why a step came to nothing, in the server's words. */
import type { ImportView } from '@citywide/model/platform/import'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { RequestProblem } from '../api/fetch.ts'
import { texts } from './texts.ts'

/** What the last long step of an import ran into. */
export function FailureNotice({ view }: { readonly view: ImportView }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  if (!view.failure) return null
  return (
    <div className="import-failure" role="alert">
      <strong>{say.failed}</strong>
      <p>{view.failure.text[language]}</p>
    </div>
  )
}

/** What a request was answered with, the fields it names included. */
export function ProblemNotice({ error }: { readonly error: Error | null | undefined }) {
  const { language } = useLanguage()
  if (!error) return null
  const words =
    error instanceof RequestProblem
      ? [...new Set([error.text[language], ...error.fields.map(({ text }) => text[language])])].join(' ')
      : error.message
  return (
    <p className="field-error" role="alert">
      {words}
    </p>
  )
}
