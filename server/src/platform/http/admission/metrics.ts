import type { FastifyInstance } from 'fastify'
import { Counter, Gauge } from 'prom-client'
import { laneNames, type LaneName, type Lanes } from './lanes.ts'

/** @returns counts one request that was sent away */
export function countAdmission({ metrics }: FastifyInstance, lanes: Lanes): (lane: LaneName, why: string) => void {
  const gauge = (name: string, help: string, read: (lane: LaneName) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['lane'],
      registers: [metrics],
      collect() {
        for (const lane of laneNames) this.set({ lane }, read(lane))
      },
    })
  gauge('citywide_admission_busy', 'Requests being served, by lane', (lane) => lanes.state(lane).busy)
  gauge('citywide_admission_places', 'Requests that may be served at once, by lane', (lane) => lanes.state(lane).places)
  gauge('citywide_admission_waiting', 'Requests waiting for a place, by lane', (lane) => lanes.state(lane).waiting)
  const refused = new Counter({
    name: 'citywide_admission_refused_total',
    help: 'Requests sent away, by lane and reason',
    labelNames: ['lane', 'why'],
    registers: [metrics],
  })
  return (lane, why) => refused.inc({ lane, why })
}
