/**
 * The evidence engine: every recommendation judged from the city's own records [A, D].
 *
 * A **card** says which records count, what each must meet and what is enough. A **rule** is a card whose words were
 * understood; it runs as one query. A **verdict** is a rule judged at a moment in a scope, a **state** the verdict that
 * was kept. A **requirement** is whatever carries rules: a recommendation, a question, a gate, a cell, a criterion.
 */
export { evidenceRoutes } from './routes.ts'
export { recordEvidenceRoutes } from './record/routes.ts'
export { cockpitRoutes } from './cockpit/routes.ts'
export { standingRoutes } from './standing/routes.ts'
export { evidenceJobs, startEvaluation } from './run/watch.ts'
