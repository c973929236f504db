import { useTexts } from '../../ui/language.tsx'
import { Fault } from '../api/fault.tsx'
import { GivenUp, KnownAlready } from './passkey.ts'
import { texts } from './texts.ts'

/** Why a change was not made, where it was asked for. */
export function FaultNotice({ of: error }: { readonly of: unknown }) {
  const say = useTexts(texts)
  const words = error instanceof GivenUp ? say.givenUp : error instanceof KnownAlready ? say.knownAlready : undefined
  return <Fault of={error} words={words} />
}
