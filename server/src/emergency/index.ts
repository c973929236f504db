/**
 * Emergency: the real-time city as those see it who are on duty.
 *
 * - alert: a warning of an event rule or a person, and what becomes of it; the state follows from its facts
 * - merger: alerts about one thing follow one of them, their leader
 * - clock: how long an alert may wait to be acknowledged and to be closed
 * - map: the drawn features of the city, given as tiles and, simplified, as one file
 * - picture: the situation in one answer; objects: everything live that has a place
 */
export { alertActRoutes } from './alerts/act-routes.ts'
export { escalateAlerts } from './alerts/escalate.ts'
export { raiseAlerts } from './alerts/raise.ts'
export { alertRoutes } from './alerts/routes.ts'
export { alertTargetRoutes } from './alerts/target-routes.ts'
export { mapRoutes } from './map/routes.ts'
export { tileRoutes } from './map/tile-routes.ts'
export { News } from './operations/news.ts'
export { operationsRoutes } from './operations/routes.ts'
