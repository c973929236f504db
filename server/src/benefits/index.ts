/**
 * Benefits that are mapped [C1], tracked [C2] and delivered [C3].
 *
 * An **indicator** is a measure; its **definition** says how it is computed, in versions. A **station-day** is what one
 * stream says about one civil day. A **figure** is what is known of a period; it is a **result** when enough of its days
 * are valid. A benefit's **course** says whether its target will be reached in time.
 */
export { figureShares } from './shares.ts'
export { benefitCourses } from './progress.ts'
export { benefitRoutes } from './routes.ts'
export { startTracking } from './tracking.ts'
