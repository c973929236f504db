export interface Rhythm {
  readonly count: number
  readonly unit: 'day' | 'hour' | 'minute' | 'second'
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** An interval in the largest unit that it is a whole number of: 900 s are 15 minutes, 5,400 s are 90. */
export function rhythmOf(seconds: number): Rhythm {
  const [unit, length] = units.find(([, size]) => seconds % size === 0) ?? (['second', 1] as const)
  return { count: seconds / length, unit }
}
