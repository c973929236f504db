/** What every page stands in: language, theme, clock. */
import { Outlet, useSearch } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { endOfDay } from '../ui/format.ts'
import { LanguageProvider } from '../ui/language.tsx'
import { localeOf, tagOf } from '../ui/text.ts'
import { useScope, useSession } from './api/session.ts'
import { applyTheme, usePreferences, useTheme } from './preferences.ts'

/** Until the session says which zone the city has. */
const ZONE = 'Asia/Shanghai'

export function Root() {
  const { lang, at } = useSearch({ strict: false })
  const preferred = usePreferences().language
  const language = lang === undefined ? preferred : lang === 'en' ? 'en' : 'zh'
  const theme = useTheme()
  const session = useSession()
  const timeZone = session?.timeZone ?? ZONE
  const now = useNow(session?.ahead ?? 0)
  const scope = useScope()
  const past = at === undefined ? scope?.evaluatedAt : endOfDay(at, timeZone)
  const judged = past ? Date.parse(past) : now
  useLayoutEffect(() => {
    document.documentElement.lang = tagOf[language]
  }, [language])
  useLayoutEffect(() => applyTheme(theme), [theme])
  return (
    <LanguageProvider
      language={language}
      timeZone={timeZone}
      currency={scope?.currency ?? 'CNY'}
      now={now}
      judged={judged}
    >
      <I18nProvider locale={localeOf[language]}>
        <Outlet />
      </I18nProvider>
    </LanguageProvider>
  )
}

/** The server's time, looked at every half minute: ages on the page stay true. */
function useNow(ahead: number): number {
  const [tick, setTick] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return tick + ahead
}
