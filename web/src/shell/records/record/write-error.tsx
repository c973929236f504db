import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { texts } from './texts.ts'

/** Why a move or a deletion was not done, in a dialog that has no fields to point at. */
export function WriteError({ error }: { readonly error: Error | null }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  if (!error) return null
  return (
    <p className="field-error" role="alert">
      {error instanceof RequestProblem
        ? error.code === 'CHANGED'
          ? say.changedMeanwhile
          : error.text[language]
        : error.message}
    </p>
  )
}
