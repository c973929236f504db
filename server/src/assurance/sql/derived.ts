import { parameters, type DerivedField } from './target.ts'

/**
 * The values of an indicator that were in force at the evaluation time: observed by then, results (not estimates, gaps
 * or breaks), and not replaced by a revision.
 */
function inForce(alias: string): string {
  return `from indicator_value v where v.indicator_id = ${alias}.id and v.observed_at <= ${parameters.now}
    and v.status in ('final', 'provisional', 'revised')
    and not exists (select from indicator_value later where later.revision_of = v.id)`
}

const reads = ['*', 'indicatorId', 'observedAt', 'status', 'revisionOf'].map((field) => ({
  noun: 'IndicatorValue',
  field,
}))

/**
 * The derived fields that rules read as of the evaluation time. `lastSeenAt` and `telemetryAt` stay columns: they are
 * kept by the ingest and have no past.
 */
export const derivedFields: ReadonlyMap<string, DerivedField> = new Map([
  [
    'Indicator.lastValueAt',
    // The index gives the newest first, so that the search ends at the first that is in force.
    {
      value: (alias) => `(select v.observed_at ${inForce(alias)} order by v.observed_at desc limit 1)`,
      reads,
      newestInput: true,
    },
  ],
  [
    'Indicator.lastValue',
    {
      // A value of the whole city and of everybody goes before values of its parts.
      value: (alias) =>
        `(select v.value ${inForce(alias)} order by v.observed_at desc, v.area_id is null desc, v.group_key is null desc, v.id limit 1)`,
      reads: [...reads, ...['value', 'areaId', 'groupKey'].map((field) => ({ noun: 'IndicatorValue', field }))],
      newestInput: false,
    },
  ],
] satisfies readonly (readonly [string, DerivedField])[])
