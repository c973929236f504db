import { useLanguage, useTexts } from '../../ui/language.tsx'
import { RequestProblem } from '../api/fetch.ts'
import { texts } from './texts.ts'

/** Why something did not work, in a sentence beside the button that was pressed. */
export function ProblemLine({ of }: { readonly of: unknown }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  if (!of) return null
  return (
    <p className="my-problem" role="alert">
      {say.failed}
      {of instanceof RequestProblem && of.text[language]}
    </p>
  )
}
