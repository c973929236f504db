/**
 * Observations: the real-time city's ground floor. Measured values come in, are durable when acknowledged, and are read
 * back as they are, by hour and by day.
 *
 * - stream: one measured series of one property at one place
 * - observation: one value of a stream at one time; there is one per stream and time
 * - history: all observations; a corrected value stands in it, the former one is kept as a revision
 * - latest: the newest observation of each stream, its current state
 * - rollup: number, sum, least, greatest and last value of an hour or a civil day
 * - flags: what was found about a value when it came; some forbid its use, then it is in no rollup and never the latest
 * - touched: a day whose observations changed and that nobody has computed from yet
 */
export { startEventRules } from './event-rules/worker.ts'
export { type ObservationOptions, observationRoutes } from './routes.ts'
export type { BufferOptions } from './routes.ts'
export { pruneBatches } from './live/batch-store.ts'
export { noteIngest } from './history/tally-store.ts'
export {
  dayRollups,
  forgetTouched,
  hourRollups,
  pruneIngestRequests,
  streamsOf,
  touchedDays,
} from './history/rollup-store.ts'
export {
  type LiveStream,
  liveStreams,
  recentMeans,
  type RuleInForce,
  rulesInForce,
  streamPlaces,
  type TroubledGroup,
  troubledGroups,
} from './streams/live-store.ts'
export { lookAfterQuality } from './quality/look-after.ts'
export { sourceReader } from './sources/health-reader.ts'
export { pruneSources } from './sources/ledger-store.ts'
