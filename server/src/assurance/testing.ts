import { fixedClock } from '#platform/clock.ts'
import { freshApp } from '../testing.ts'
import { type EvaluatorParts, followChanges } from './run/evaluator.ts'

/** The made-up city of a test, judged at a clock that is moved by hand. */
export async function freshCity(at = '2026-11-22T08:00:00Z', city: object = {}) {
  const clock = fixedClock(at)
  const whole = await freshApp({ clock })
  const errors: unknown[] = []
  const parts = {
    pool: whole.pool,
    clock,
    timeZone: 'Asia/Shanghai',
    report: (error: unknown) => errors.push(error),
  }
  const scope = await whole.create('scopes', {
    code: 'city',
    title: text('城', 'City'),
    kind: 'city',
    madeUp: true,
    ...city,
  })
  const put = (path: string, body: object) => whole.create(path, { scopeId: scope.id, ...body })
  const benefit = (more: object = {}) =>
    put('benefits', {
      title: text('利益', 'Benefit'),
      level: 'outcome',
      nature: 'social',
      status: 'planned',
      ownerIsOperational: true,
      direction: 'up',
      ...more,
    })
  const indicator = (more: object = {}) =>
    put('indicators', {
      code: `I${crypto.randomUUID()}`,
      framework: 'CITY',
      title: text('指标', 'Indicator'),
      unit: '1',
      direction: 'up',
      usedForBenefit: true,
      social: false,
      disaggregated: false,
      automated: true,
      frequencyDays: 10,
      ...more,
    })
  const get = async <T>(url: string): Promise<T> => {
    const answer = await whole.send({ url: `/api${url}` })
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`)
    return answer.json<T>()
  }
  return { ...whole, clock, parts, errors, scope, put, benefit, indicator, get }
}

/**
 * Follows the log to its end. One pass may see less: a transaction that runs in the database of another test holds back
 * what committed after it began.
 */
export async function follow(parts: EvaluatorParts): Promise<void> {
  for (;;) {
    await followChanges(parts)
    while (await followChanges(parts, 'parts'));
    const { rowCount } = await parts.pool.query(
      `select from change_log l where not exists (
         select from evidence_position p where (p.tx, p.seq) >= (l.tx, l.seq) having count(*) = 2) limit 1`,
    )
    if (rowCount === 0) return
  }
}

export function text(zh: string, en: string) {
  return { zh, en }
}
