/** Rules on one real winter month against the same hours worked out in another way: plain loops over the files. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import type { EventRuleDeclaration, Transition } from '@citywide/model/observations/event-rule'
import { EventTrial } from '@citywide/model/observations/event-rule-view'
import { describe, expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { systemClock } from '#platform/clock.ts'
import { Judging } from './worker.ts'
import { plainRule } from './testing.ts'

const shared = process.env['CITYWIDE_SHARED'] ?? '../shared'
const folder = `${shared}/data/beijing-air`
const files = existsSync(folder) ? globSync(`${folder}/*.csv`).toSorted() : []
const HOUR = 3_600_000

interface Hour {
  readonly at: number
  readonly value: number | undefined
}

/** PM2.5 of January 2017, hour by hour; undefined where nothing was measured. */
function january(path: string): Hour[] {
  const hours: Hour[] = []
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, year, month, day, hour, pm25] = line.split(',')
    if (year !== '2017' || month !== '1') continue
    const at = Date.UTC(2017, 0, Number(day), Number(hour)) - 8 * HOUR
    hours.push({ at, value: pm25 === 'NA' ? undefined : Number(pm25) })
  }
  return hours
}

const above150: EventRuleDeclaration = {
  ...plainRule,
  scope: 'beijing',
  aggregate: 'mean',
  windowSeconds: 3 * 3_600,
  limit: 150,
  clear: { level: 115, forSeconds: 2 * 3_600 },
  forSeconds: 2 * 3_600,
  noDataSeconds: 6 * 3_600,
  severity: 3,
}
const highest: EventRuleDeclaration = {
  ...above150,
  aggregate: 'last',
  windowSeconds: 60,
  limit: 250,
  forSeconds: 0,
  clear: { level: 200, forSeconds: 0 },
  noDataSeconds: null,
}

/** The mean of three hours above 150 for two hours; over at 115 or below for two hours; silent after six. */
function meansByHand(hours: readonly Hour[]): string[] {
  const told: string[] = []
  let state = 'normal'
  let open = false
  let above: number | undefined
  let below: number | undefined
  let last: number | undefined
  for (const [index, { at, value }] of hours.entries()) {
    if (value === undefined) continue
    if (last !== undefined && at - last > 6 * HOUR) {
      told.push(`noData ${last + 6 * HOUR}`)
      state = 'noData'
      above = below = undefined
    }
    last = at
    const window = [hours[index - 2], hours[index - 1], hours[index]].flatMap((hour) => hour?.value ?? [])
    let sum = 0
    for (const one of window) sum += one
    const mean = sum / window.length
    above = mean > 150 ? (above ?? at) : undefined
    below = mean <= 115 ? (below ?? at) : undefined
    let next = state
    if (open) {
      next = below !== undefined && at - below >= 2 * HOUR ? 'normal' : 'firing'
    } else if (above === undefined) next = 'normal'
    else next = at - above >= 2 * HOUR ? 'firing' : 'pending'
    if (next === 'firing') open = true
    if (next === 'normal') open = false
    if (next !== state) told.push(`${next} ${at}`)
    state = next
  }
  return told
}

function valuesByHand(hours: readonly Hour[]): string[] {
  const told: string[] = []
  let firing = false
  for (const { at, value } of hours) {
    if (value === undefined) continue
    if (!firing && value > 250) told.push(`firing ${at}`)
    else if (firing && value <= 200) told.push(`normal ${at}`)
    firing = firing ? value > 200 : value > 250
  }
  return told
}

describe.skipIf(files.length === 0)(`a real winter month (skipped without ${folder})`, () => {
  test('rules tell exactly the hours that plain loops over the files give, live and in a trial', async () => {
    const { send, create, pool } = await freshApp({ clock: systemClock })
    await create('scopes', { code: 'beijing', title: { zh: '北京', en: 'Beijing' }, kind: 'city', madeUp: false })
    const stations = files.map((path) => ({
      code: `air.${/PRSA_Data_([A-Za-z]+)_/.exec(path)?.[1]?.toLowerCase() ?? ''}`,
      hours: january(path),
    }))
    expect(stations.map(({ hours }) => hours.length)).toStrictEqual(Array.from({ length: 8 }, () => 744))
    for (const { code } of stations) {
      const title = { zh: code, en: code }
      const payload = { title, property: 'pm2.5', unit: 'ug/m3', scope: 'beijing', intervalSeconds: 3_600 }
      expect((await send({ method: 'PUT', url: `/api/streams/${code}`, payload })).statusCode).toBe(201)
    }
    const rules = new Map<string, EventRuleDeclaration>()
    for (const declaration of [above150, highest]) {
      const written = await send({ method: 'POST', url: '/api/event-rules', payload: { declaration } })
      const { id, revision } = written.json()
      const headers = { 'if-match': `"${revision}"` }
      await send({ method: 'POST', url: `/api/event-rules/${id}/acts`, payload: { act: 'on' }, headers })
      rules.set(id, declaration)
    }
    const acted: Transition[] = []
    const reports: unknown[] = []
    const judging = new Judging({
      pool,
      clock: systemClock,
      report: (error) => reports.push(error),
      act: async (_, transitions) => void acted.push(...transitions),
    })
    await judging.pass()
    // In event time, as fast as it is taken: half a day of all stations a request, the rules judging beside it.
    for (let from = 0; from < 744; from += 12) {
      const rows = stations.flatMap(({ code, hours }) =>
        hours.slice(from, from + 12).flatMap(({ at, value }) => (value === undefined ? [] : [{ code, at, value }])),
      )
      const payload = {
        streams: rows.map(({ code }) => code),
        at: rows.map(({ at }) => at),
        values: rows.map(({ value }) => value),
      }
      const answer = await send({ method: 'POST', url: '/api/observations', payload })
      expect([answer.statusCode, answer.json().rejected]).toStrictEqual([201, 0])
      await judging.pass()
    }
    expect(reports).toStrictEqual([])
    const { rows } = await pool.query<{ rule: string; code: string; to: string; at: string }>(
      `select rule_id as rule, about ->> 'id' as code, to_state as to, at from event_transition order by id`,
    )
    let firings = 0
    for (const [id, declaration] of rules) {
      const byHand = declaration.aggregate === 'mean' ? meansByHand : valuesByHand
      const fired: string[] = []
      for (const { code, hours } of stations) {
        const expected = byHand(hours)
        const told = rows
          .filter((row) => row.rule === id && row.code === code)
          .map(({ to, at }) => `${to} ${Date.parse(at)}`)
        expect([code, told]).toStrictEqual([code, expected])
        fired.push(...expected.filter((line) => line.startsWith('firing')).map((line) => `${code} ${line}`))
      }
      const alerts = acted.filter(({ ruleId, from, to }) => ruleId === id && to === 'firing' && from === 'normal')
      expect(alerts.length).toBeGreaterThan(0)
      const payload = { declaration, days: 31 }
      const trial = EventTrial.parse((await send({ method: 'POST', url: '/api/event-rules/trial', payload })).json())
      expect([trial.groups, trial.firings]).toStrictEqual([8, alerts.length])
      firings += fired.length
    }
    expect(firings).toBeGreaterThan(50)
    await judging.end()
  })
})
