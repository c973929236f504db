/**
 * Names of files of the write-ahead log: timeline, then place in segments of 16 MB. Source: PostgreSQL manual, 28.6, and
 * access/xlog_internal.h.
 */
import { BackupRefused } from './refusal.ts'

export interface Segment {
  readonly timeline: number
  /** Number of the segment since the beginning of the log. */
  readonly place: number
}

const SEGMENT = 2 ** 24
/** Segments in 4 GB, which the second third of a name counts. */
const PER_FILE = 256

export function segmentOf(name: string): Segment | undefined {
  const [, timeline, file, segment] = /^([0-9A-F]{8})([0-9A-F]{8})0{6}([0-9A-F]{2})$/.exec(name) ?? []
  if (timeline === undefined || file === undefined || segment === undefined) return undefined
  return {
    timeline: Number.parseInt(timeline, 16),
    place: Number.parseInt(file, 16) * PER_FILE + Number.parseInt(segment, 16),
  }
}

const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0')

export function segmentName({ timeline, place }: Segment): string {
  return hex(timeline) + hex(Math.floor(place / PER_FILE)) + hex(place % PER_FILE)
}

/** @param lsn place in the log as PostgreSQL writes it, e.g. `0/3000028` */
export function placeOf(lsn: string): number {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(lsn) ?? []
  if (high === undefined || low === undefined) throw new Error(`no place in the log: ${lsn}`)
  return Math.floor((Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16)) / SEGMENT)
}

export const historyName = (timeline: number) => `${hex(timeline)}.history`
export const isHistory = (name: string) => /^[0-9A-F]{8}\.history$/.test(name)

/** Where a timeline left the one before it. */
export interface Fork {
  readonly timeline: number
  readonly place: number
}

/** Reads a history file: one line for each timeline before this one, with the place where it was left. */
export function forksOf(text: string): Fork[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [timeline, lsn] = line.split(/\s+/)
      if (timeline === undefined || lsn === undefined) throw notHistory()
      return { timeline: Number(timeline), place: placeOf(lsn) }
    })
}

/** Whether a backup lies on the way to a timeline, so that its log leads there. */
export function leadsTo(backup: Segment, timeline: number, forks: readonly Fork[]): boolean {
  if (backup.timeline === timeline) return true
  const left = forks.find((fork) => fork.timeline === backup.timeline)
  return left !== undefined && backup.place <= left.place
}

const notHistory = () =>
  new BackupRefused({
    zh: '预写日志的时间线记录已损坏。',
    en: 'A history file of the write-ahead log is damaged.',
  })
