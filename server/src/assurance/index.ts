/**
 * The evidence engine: every recommendation judged from the city's own records [A, D].
 *
 * A **card** says which records count, what each must meet and what is enough. A **rule** is a card whose words were
 * understood; it runs as one query. A **verdict** is a rule judged at a moment in a scope, a **state** the verdict that
 * was kept. A **requirement** is whatever carries rules: a recommendation, a question, a gate, a cell, a criterion.
 */
export { evidenceRoutes } from './routes.ts'
export { recordEvidenceRoutes } from './record/routes.ts'
export { contradictionRoutes } from './contradictions/routes.ts'
export { frameworkRoutes } from './frameworks/routes.ts'
export { oscalRoutes } from './oscal/routes.ts'
export { conformanceRoutes } from './view/routes.ts'
export { historyRoutes } from './history/routes.ts'
export { historyJobs } from './history/past.ts'
export { findingActionRoutes } from './findings/action-routes.ts'
export { findingFollowRoutes } from './findings/follow-routes.ts'
export { nextChangeRoutes } from './findings/next/routes.ts'
export { findingRoutes } from './findings/routes.ts'
export { findingJobs } from './findings/watch.ts'
export { cockpitRoutes } from './cockpit/routes.ts'
export { standingRoutes } from './standing/routes.ts'
export { ruleStudioRoutes } from './studio/routes.ts'
export { ruleTrialRoutes } from './studio/trial-routes.ts'
export { verdictsHold } from './run/copy-check.ts'
export { evidenceReader } from './run/health-reader.ts'
export { evidenceJobs, startEvaluation } from './run/watch.ts'
export { profileRoutes } from './profile/routes.ts'
export { attestationRoutes } from './attestations/routes.ts'
export { evidenceFileRoutes } from './attestations/file-routes.ts'
export { termJobs } from './attestations/terms.ts'
