/**
 * Where to go after a sign-in: only to a page of this application. An address from outside must not send anybody
 * elsewhere, however it is written.
 */
export function ownPlace(to: string | undefined): string {
  return to !== undefined && /^\/(app|my)([/?][\w\-./?=&%+:,~]*)?$/.test(to) ? to : '/app'
}
