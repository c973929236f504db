import type { EventGroup, EventRuleDeclaration } from '@citywide/model/observations/event-rule'
import { eventRuleSentence } from '@citywide/model/observations/event-rule-sentence'
import type { Points } from './engine.ts'
import type { RunningRule } from './running-rule.ts'

export const MINUTE = 60_000_000
const SCOPE = '0193a000-0000-7000-8000-000000000001'

/** Fine particles above 75 for an hour, cleared at 35, per stream. */
export const plainRule: EventRuleDeclaration = {
  title: { zh: '细颗粒物偏高', en: 'PM2.5 high' },
  scope: 'chengchuan',
  aggregate: 'mean',
  property: 'pm2.5',
  unit: 'ug/m3',
  where: { streams: [], areas: [], place: null },
  per: 'stream',
  windowSeconds: 600,
  side: 'above',
  limit: 75,
  forSeconds: 0,
  clear: { level: 35, forSeconds: 0 },
  noDataSeconds: null,
  latenessSeconds: 120,
  severity: 2,
  opens: 'alert',
  tells: 'duty_officer',
  once: 'group',
}

export function runningRule(declaration: Partial<EventRuleDeclaration> = {}, id = 'a'): RunningRule {
  const whole = { ...plainRule, ...declaration }
  return {
    id: `0193a000-0000-7000-8000-0000000000a${id}`,
    version: 1,
    declaration: whole,
    sentence: eventRuleSentence(whole),
    scopeId: SCOPE,
    scopeTitle: { zh: '澄川市', en: 'Chengchuan' },
  }
}

export function groupNamed(id: string, areaId: string | null = null): EventGroup {
  return { kind: 'stream', id, title: { zh: id, en: id }, longitude: 1, latitude: 2, areaId, scopeId: SCOPE }
}

/** @param rows stream, time in microseconds, value */
export function pointsOf(rows: readonly (readonly [stream: number, time: number, value: number])[]): Points {
  return {
    length: rows.length,
    stream: Int32Array.from(rows, ([stream]) => stream),
    time: Float64Array.from(rows, ([, time]) => time),
    value: Float64Array.from(rows, ([, , value]) => value),
  }
}
