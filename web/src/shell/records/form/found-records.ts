/** Records that fit what is being typed, of all the registers that a reference may point to. */
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useLanguage } from '../../../ui/language.tsx'
import type { Option } from '../../../ui/choices.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { captionOf } from '../register/caption.ts'
import { fewQuery } from '../register/queries.ts'
import { label, registerOf } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import { usePaused } from '../../use-paused.ts'

const PAUSE = 200
/** Per register; whoever needs more types another letter. */
const FOUND = 20

export interface FoundRecords {
  readonly options: readonly Option[]
  readonly searching: boolean
  readonly failed: boolean
}

/** @param words what is typed; nothing typed gives the records changed last */
export function useFoundRecords(nouns: readonly string[], words: string): FoundRecords {
  const { language, format } = useLanguage()
  const q = usePaused(words.trim(), PAUSE)
  const declarations = nouns.flatMap((noun) => registerOf(noun) ?? [])
  const answers = useQueries({
    queries: declarations.map((declaration) => ({
      // Not narrowed to the scope of the page: bodies of the whole city answer for things in its parts.
      ...fewQuery(declaration, q === '' ? {} : { q: [q] }, FOUND),
      placeholderData: keepPreviousData,
    })),
  })
  const options = declarations.flatMap((declaration, index) => {
    const page = answers[index]?.data
    return (page?.items ?? []).map((record) => ({
      value: record.id,
      text: wordsOf(captionOf(declaration, record as Stored, { language, format, names: page?.refs ?? {} }), language)
        .text,
      ...(declarations.length > 1 && { about: label(declaration.title, language) }),
    }))
  })
  return {
    options,
    searching: answers.some(({ isFetching }) => isFetching),
    failed: answers.some(({ isError }) => isError),
  }
}
