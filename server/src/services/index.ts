/**
 * Services for people. So far identity and privacy [B10]: a **look** is an access to personal data that was written down; a
 * **notice** is what people are told before they **consent**; a **question** is what they ask about their data.
 */
export { myRoutes, type Sign } from './privacy/my-routes.ts'
export { officeRoutes } from './privacy/office-routes.ts'
export { privacyJobs } from './privacy/watch.ts'
