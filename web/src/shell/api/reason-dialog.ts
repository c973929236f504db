/** For rooms: what is done only with a reason. */
export { ReasonDialog } from '../records/reason-dialog.tsx'
