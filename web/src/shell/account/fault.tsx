import { useLanguage, useTexts } from '../../ui/language.tsx'
import { RequestProblem } from '../api/fetch.ts'
import { GivenUp, KnownAlready } from './passkey.ts'
import { texts } from './texts.ts'

/** Why a change was not made, where it was asked for. */
export function FaultNotice({ of: error }: { readonly of: unknown }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const words =
    error instanceof RequestProblem
      ? error.text[language]
      : error instanceof GivenUp
        ? say.givenUp
        : error instanceof KnownAlready
          ? say.knownAlready
          : undefined
  if (words === undefined) return null
  return (
    <p className="notice" data-kind="silent" role="alert">
      {words}
    </p>
  )
}
