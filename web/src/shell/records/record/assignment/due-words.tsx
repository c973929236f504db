import { Mark } from '../../../../ui/mark.tsx'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { civilDay } from '../../../../ui/format.ts'
import { daysTo, dueOf } from './due.ts'
import { texts } from './texts.ts'

/** Until when, and how far that is. What is late has a mark. */
export function DueWords({ day }: { readonly day: string }) {
  const say = useTexts(texts)
  const { format, now, timeZone } = useLanguage()
  const today = civilDay(now, timeZone)
  const days = daysTo(day, today)
  const how = days < 0 ? say.overdue(-days) : days === 0 ? say.today : say.inDays(days)
  const words = <time dateTime={day}>{say.due(format.day(day), how)}</time>
  const due = dueOf(day, today)
  if (due === 'overdue') return <Mark tone="bad">{words}</Mark>
  return due === 'today' ? <Mark tone="watch">{words}</Mark> : <span>{words}</span>
}
