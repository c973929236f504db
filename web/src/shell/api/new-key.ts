/** For rooms: a key that no other wish has. */
export { newKey } from '../records/form/new-key.ts'
