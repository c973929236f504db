import type { Resolution } from '@citywide/model/observations/stream'
import type { Language } from '@citywide/model/text'
import { useMemo } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { localeOf } from '../../ui/text.ts'

/** Writes the time of a row as finely as it was measured: a day, an hour, a minute, a second. */
export function timeWords(
  resolution: Resolution,
  intervalSeconds: number,
  language: Language,
  timeZone: string,
): (at: string) => string {
  const day = { year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' } as const
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const seconds = resolution === 'raw' && intervalSeconds % 60 !== 0
  const format = new Intl.DateTimeFormat(localeOf[language], {
    ...day,
    ...(resolution !== 'day' && clock),
    ...(seconds && { second: '2-digit' }),
    timeZone,
  })
  return (at) => format.format(new Date(at))
}

export function useTimeWords(resolution: Resolution, intervalSeconds: number): (at: string) => string {
  const { language, timeZone } = useLanguage()
  return useMemo(
    () => timeWords(resolution, intervalSeconds, language, timeZone),
    [resolution, intervalSeconds, language, timeZone],
  )
}
