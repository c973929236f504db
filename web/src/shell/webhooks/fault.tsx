import { useLanguage } from '../../ui/language.tsx'
import { RequestProblem } from '../api/fetch.ts'

/** Why it was not done, where it was asked for. */
export function Fault({ of: error }: { readonly of: unknown }) {
  const { language } = useLanguage()
  if (!(error instanceof RequestProblem)) return null
  return (
    <p className="notice" data-kind="silent" role="alert">
      {error.text[language]}
    </p>
  )
}
