/** What records are called that are known by id: as the answer says, and where that is no name, as their own fields say. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { captionOf, nameField } from './caption.ts'
import { isMissing, type Reading } from '../field/format-field.ts'
import { fewQuery } from './queries.ts'
import { fieldOf, registerOf } from './register.ts'
import { idsIn, type Names } from './stored.ts'

/** A record that something points to, of one of these nouns. */
export interface Pointed {
  readonly nouns: readonly string[]
  readonly id: string
}

/** A list can be asked for so many ids at once. */
const AT_ONCE = 100

/**
 * @param known names that came with an answer
 * @param more records whose names did not come with it: of old versions, of filters
 */
export function useNames(known: Names, more: readonly Pointed[] = []): Names {
  const { language, format } = useLanguage()
  const questions = questionsFor(known, more)
  const answers = useQueries({
    queries: questions.map(({ declaration, ids }) => ({
      ...fewQuery(declaration, { id: ids }, AT_ONCE),
      staleTime: 60_000,
    })),
  })
  const pages = answers.map(({ data }) => data)
  const all: Record<string, Names[string]> = { ...known }
  questions.forEach(({ declaration }, index) => {
    const page = pages[index]
    for (const record of page?.items ?? []) {
      const title = captionOf(declaration, record, { language, format, names: page?.refs ?? {} })
      all[record.id] = { noun: declaration.name, path: declaration.path, title }
    }
  })
  return all
}

function questionsFor(known: Names, more: readonly Pointed[]) {
  const wanted = new Map<string, Set<string>>()
  const want = (noun: string, id: string) => {
    const ids = wanted.get(noun) ?? new Set()
    wanted.set(noun, ids.add(id))
  }
  for (const [id, { noun }] of Object.entries(known)) {
    const declaration = registerOf(noun)
    if (declaration && nameField(declaration) === undefined) want(noun, id)
  }
  for (const { nouns, id } of more) {
    if (Object.hasOwn(known, id)) continue
    for (const noun of nouns) want(noun, id)
  }
  return [...wanted].flatMap(([noun, ids]) => {
    const declaration = registerOf(noun)
    return declaration ? batches([...ids].toSorted()).map((batch) => ({ declaration, ids: batch })) : []
  })
}

function batches(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) =>
    ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  )
}

/** Every record that these values point to. */
export function pointedIn(
  declaration: RecordDeclaration,
  values: Readonly<Record<string, unknown>>,
): readonly Pointed[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = fieldOf(declaration, name)
    if ((field?.type !== 'ref' && field?.type !== 'refs') || isMissing(value)) return []
    return idsIn(value).map((id) => ({ nouns: field.to, id }))
  })
}

/** How the reader reads, with these names. */
export function useReading(names: Names): Reading {
  const { language, format } = useLanguage()
  // Names are gathered anew with every look; only other names make other cells, which would take the focus away.
  const content = JSON.stringify(names)
  return useMemo(() => ({ language, format, names: JSON.parse(content) as Names }), [language, format, content])
}
