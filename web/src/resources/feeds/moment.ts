import { usePastMoment } from '../../shell/api/session.ts'
import { useLanguage } from '../../ui/language.tsx'

interface PageMoment {
  /** ISO instant that is asked for; undefined: now. */
  readonly asOf: string | undefined
  /** Milliseconds since 1970. */
  readonly moment: number
}

/** The moment that the page shows: one of the past where the address or the scope says so, else now. */
export function usePageMoment(): PageMoment {
  return { asOf: usePastMoment(), moment: useLanguage().judged }
}
