/** How a due day stands to today. Days are civil days of the city, `YYYY-MM-DD`. */

export type Due = 'overdue' | 'today' | 'week' | 'later' | 'none'

/** Of the most urgent first. */
export const dues: readonly Due[] = ['overdue', 'today', 'week', 'later', 'none']

const DAY = 86_400_000

/** Whole days from today to that day; negative where it has passed. */
export function daysTo(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY)
}

export function dueOf(day: string | null, today: string): Due {
  if (day === null) return 'none'
  const days = daysTo(day, today)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= 7 ? 'week' : 'later'
}
