import { registers } from '@citywide/model/registers'
import { displayName } from '@citywide/model/record/display'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { z } from 'zod'
import { useLanguage, useTexts, useWords } from '../ui/language.tsx'
import { componentsQuery } from './api/components.ts'
import { ask } from './api/fetch.ts'
import { partNames } from './api/part-names.ts'
import { useView } from './api/session.ts'
import { texts } from './texts.ts'
import { usePaused } from './use-paused.ts'

export interface Hit {
  readonly id: string
  readonly name: string
  readonly about?: string
  readonly href: string
}

export interface Section {
  readonly title: string
  readonly hits: readonly Hit[]
}

/** Registers whose records people look for by name. All others are found through their list. */
const searched = new Set([
  'Benefit',
  'Indicator',
  'Initiative',
  'VisionTarget',
  'Service',
  'Dataset',
  'Asset',
  'Organization',
  'Stakeholder',
  'Risk',
  'Action',
  'Decision',
])
const PER_REGISTER = 4
const PAUSE = 180
const Found = z.object({ items: z.array(z.looseObject({ id: z.string() })) })

/** @param words what was typed; nothing typed gives the screens and the parts of the standard */
export function useHits(words: string): readonly Section[] {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const router = useRouter()
  const found = useRecords(words)
  const parts = useQuery(componentsQuery).data ?? []
  const wanted = words.toLowerCase()
  const fits = (...names: string[]) => names.some((name) => name.toLowerCase().includes(wanted))

  const screens = [
    { id: 'cockpit', name: say.cockpit, to: '/app/assurance/cockpit' as const },
    { id: 'recommendations', name: say.recommendations, to: '/app/assurance/recommendations' as const },
    { id: 'benefits', name: say.benefits, to: '/app/benefits/register' as const },
    { id: 'feeds', name: say.feeds, to: '/app/resources/feeds' as const },
    { id: 'records', name: say.records, to: '/app/records' as const },
    { id: 'drafts', name: say.drafts, to: '/app/drafts' as const },
    { id: 'scopes', name: say.scopes, to: '/app/scopes' as const },
    { id: 'purposes', name: say.purposes, to: '/app/assurance/purposes' as const },
    { id: 'changes', name: partNames.GC[language], to: '/app/assurance/changes' as const },
    { id: 'emergency', name: partNames.EM[language], to: '/app/emergency' as const },
  ]
  const sections: Section[] = [
    {
      title: say.pages,
      hits: screens
        .filter(({ name }) => fits(name))

        .map(({ id, name, to }) => ({ id: `page ${id}`, name, href: router.buildLocation({ to }).href })),
    },
    {
      title: say.parts,
      hits: parts
        .filter(({ code, title }) => fits(code, title.zh, title.en))
        .map(({ code, title }) => ({
          id: `part ${code}`,
          name: `${code} ${title[language]}`,
          href: router.buildLocation({ to: '/app/parts/$code', params: { code } }).href,
        })),
    },
    {
      title: say.found,
      hits: found.map(({ id, name, about, path }) => ({
        id,
        name,
        about,
        href: router.buildLocation({ to: '/app/records/$path/$id', params: { path, id } }).href,
      })),
    },
    {
      title: say.registers,
      hits: (words === '' ? [] : registers)
        .filter(({ title, plural }) => fits(title.zh, plural))
        .map(({ path, title, plural }) => ({
          id: `register ${path}`,
          name: language === 'zh' ? title.zh : plural,
          href: router.buildLocation({ to: '/app/records/$path', params: { path } }).href,
        })),
    },
  ]
  return sections.filter(({ hits }) => hits.length > 0)
}

/** The records whose texts hold the words. Asked for after a pause in typing. */
function useRecords(words: string): readonly { id: string; name: string; about: string; path: string }[] {
  const { language } = useLanguage()
  const { scope } = useView()
  const text = useWords()
  const asked = usePaused(words, PAUSE)
  const enabled = asked.length > (/\p{Script=Han}/u.test(asked) ? 0 : 1)
  const nouns = registers.filter(({ name }) => searched.has(name))
  const answers = useQueries({
    queries: nouns.map(({ path }) => ({
      queryKey: ['search', path, scope, asked],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask({ path: `/${path}`, answer: Found, query: { q: asked, scope, limit: PER_REGISTER }, signal }),
      enabled,
      placeholderData: keepPreviousData,
    })),
  })
  if (!enabled) return []
  return nouns.flatMap((declaration, index) =>
    (answers[index]?.data?.items ?? []).map((record) => ({
      id: record.id,
      name: text(displayName(declaration, record)),
      about: declaration.title[language],
      path: declaration.path,
    })),
  )
}
