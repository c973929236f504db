/** The room behind the whole application, with a city, a duty officer and others. */
import type { Transition } from '@citywide/model/observations/event-rule'
import type { AlertView } from '@citywide/model/emergency/alert-view'
import { fixedClock } from '#platform/clock.ts'
import { colleague, type Colleague } from '#platform/around/testing.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { freshApp, type TestApp } from '../testing.ts'
import { raiseAlerts } from './index.ts'

const NOW = '2026-11-22T08:00:00Z'

export interface TestOperations extends TestApp {
  readonly clock: ReturnType<typeof fixedClock>
  readonly city: string
  readonly officer: Colleague
  /** Takes transitions as the event rules tell them. */
  readonly tell: (...transitions: readonly Transition[]) => Promise<void>
  /** A transition of one rule, the group named. */
  readonly fired: (group: string, other?: Partial<Transition>) => Transition
  /** Does something with an alert as it was seen, and gives the answer. */
  readonly act: (
    by: Colleague,
    alert: Pick<AlertView, 'id' | 'version'>,
    act: string,
    payload?: object,
  ) => ReturnType<Colleague['send']>
  readonly openAlerts: () => Promise<AlertView[]>
}

export async function freshOperations(): Promise<TestOperations> {
  const clock = fixedClock(NOW)
  const app = await freshApp({ clock })
  const { id: city } = await app.create('scopes', {
    code: 'chengchuan',
    title: { zh: '澄川市', en: 'Chengchuan' },
    kind: 'city',
    madeUp: true,
  })
  const officer = await colleague(app, '陈立', ['duty_officer'])
  return {
    ...app,
    clock,
    city,
    officer,
    tell: (...transitions) => transaction(app.pool, (client) => raiseAlerts(client, transitions, clock)),
    fired: (group, other = {}) => ({
      ruleId: '019a0000-0000-7000-8000-000000000001',
      ruleVersion: 1,
      ruleTitle: { zh: '浊度超限', en: 'Turbidity beyond its limit' },
      sentence: { zh: '浊度高于 10 时告警。', en: 'Tells when turbidity is above 10.' },
      group: {
        kind: 'sensor',
        id: group,
        title: { zh: `${group} 号取水口`, en: `Intake ${group}` },
        longitude: 113.45,
        latitude: 30.55,
        areaId: null,
        scopeId: city,
      },
      from: 'normal',
      to: 'firing',
      at: '2026-11-22T07:59:00Z',
      episode: '2026-11-22T07:50:00Z',
      value: 12,
      limit: 10,
      unit: '[ntu]',
      severity: 3,
      opens: 'alert',
      tells: 'duty_officer',
      storm: false,
      ...other,
    }),
    act: (by, { id, version }, act, payload = {}) =>
      by.send({
        method: 'POST',
        url: `/api/operations/alerts/${id}/${act}`,
        headers: { 'if-match': `"${version}"` },
        payload,
      }),
    openAlerts: async () => (await officer.send({ url: '/api/operations/alerts' })).json().items,
  }
}
