/** For rooms: what is asked about before it is done. */
export { ConfirmDialog } from '../confirm-dialog.tsx'
