import { registers } from '@citywide/model/registers'
import type { SearchMatch } from '@citywide/model/platform/search-view'
import type { Language } from '@citywide/model/text'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useLanguage, useTexts, useWords } from '../ui/language.tsx'
import { componentsQuery } from './api/components.ts'
import { partNames } from './api/part-names.ts'
import { useView } from './api/session.ts'
import { searchQuery } from './search/queries.ts'
import { texts as searchTexts } from './search/texts.ts'
import { texts as ownTexts } from './palette-texts.ts'
import { texts } from './texts.ts'
import { usePaused } from './use-paused.ts'

export interface Hit {
  readonly id: string
  readonly name: string
  /** Where the record holds the words. */
  readonly match?: SearchMatch | undefined
  readonly href: string
}

export interface Section {
  readonly title: string
  readonly hits: readonly Hit[]
}

const HITS = 24
const PAUSE = 180

/** @param words what was typed; nothing typed gives the screens and the parts of the standard */
export function useHits(words: string): readonly Section[] {
  const say = useTexts(texts)
  const own = useTexts(ownTexts)
  const sayOfSearch = useTexts(searchTexts)
  const { language, format } = useLanguage()
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
    { id: 'imports', name: say.imports, to: '/app/import' as const },
    { id: 'drafts', name: say.drafts, to: '/app/drafts' as const },
    { id: 'scopes', name: say.scopes, to: '/app/scopes' as const },
    { id: 'purposes', name: own.purposes, to: '/app/assurance/purposes' as const },
    { id: 'changes', name: partNames.GC[language], to: '/app/assurance/changes' as const },
    { id: 'operations', name: say.operations, to: '/app/emergency' as const },
    { id: 'emergency', name: partNames.EM[language], to: '/app/emergency/cycle' as const },
  ]
  const assurance = [
    { screen: undefined, name: say.assurance },
    { screen: 'overview', name: own.overview },
    { screen: 'success-factors', name: own.factors },
    { screen: 'phase-gates', name: own.gates },
    { screen: 'next', name: own.next },
    { screen: 'profile', name: own.profile },
    { screen: 'attestations', name: own.attestations },
    { screen: 'contradictions', name: own.contradictions },
    { screen: 'findings', name: own.findings },
    { screen: 'rules', name: own.rules },
    { screen: 'frameworks', name: own.frameworks },
  ]
  const sections: Section[] = [
    {
      title: own.pages,
      hits: screens
        .filter(({ name }) => fits(name))

        .map(({ id, name, to }) => ({ id: `page ${id}`, name, href: router.buildLocation({ to }).href }))
        .concat(
          assurance
            .filter(({ name }) => fits(name))
            .map(({ screen, name }) => ({
              id: `page ${screen ?? 'assurance'}`,
              name,
              href: router.buildLocation({ to: '/app/assurance/{-$screen}', params: { screen } }).href,
            })),
        ),
    },
    {
      title: own.parts,
      hits: parts
        .filter(({ code, title }) => fits(code, title.zh, title.en))
        .map(({ code, title }) => ({
          id: `part ${code}`,
          name: `${code} ${title[language]}`,
          href: router.buildLocation({ to: '/app/parts/$code', params: { code } }).href,
        })),
    },
    ...found.sections,
    {
      title: sayOfSearch.search,
      hits:
        found.total === 0
          ? []
          : [
              {
                id: 'all results',
                name: sayOfSearch.allResults({ count: format.number(found.total) }),
                href: router.buildLocation({ to: '/app/search', search: { q: words } }).href,
              },
            ],
    },
    {
      title: own.registers,
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

/** The records that hold the words, by register, the best hit's register first. Asked for after a pause in typing. */
function useRecords(words: string): { readonly sections: readonly Section[]; readonly total: number } {
  const { language } = useLanguage()
  const { scope } = useView()
  const text = useWords()
  const router = useRouter()
  const q = usePaused(words, PAUSE)
  const answer = useQuery(searchQuery({ q, scope, limit: HITS })).data
  if (q === '' || words === '' || !answer) return { sections: [], total: 0 }
  const sections = [...Map.groupBy(answer.items, ({ path }) => path)].map(([path, hits]) => ({
    title: nameOf(path, language),
    hits: hits.map(({ id, title, matches }) => ({
      id,
      name: text(title),
      match: matches[0],
      href: router.buildLocation({ to: '/app/records/$path/$id', params: { path, id } }).href,
    })),
  }))
  return { sections, total: answer.count.value }
}

function nameOf(path: string, language: Language): string {
  const declaration = registers.find((one) => one.path === path)
  if (!declaration) return path
  return language === 'zh' ? declaration.title.zh : declaration.plural
}
