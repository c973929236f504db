import type { Format } from '../../../../ui/format.ts'

const steps = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['KB', 1024],
] as const

/** 1,572,864 → "1.5 MB". */
export function sizeWords(bytes: number, format: Format): string {
  const [unit, size] = steps.find(([, least]) => bytes >= least) ?? ['B', 1]
  return `${format.number(bytes / size, bytes / size >= 10 || unit === 'B' ? 0 : 1)} ${unit}`
}
