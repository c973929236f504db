import { type LaneBounds, type LaneName, laneNames } from './lanes.ts'

/** How much this process takes on. */
export interface AdmissionSettings {
  /** Requests that begin in a second, all lanes but duty and the ingest of observations; Infinity: no bound. */
  readonly perSecond: number
  readonly lanes: Readonly<Record<LaneName, LaneBounds>>
  /** Requests a second of one signed-in caller, and how many of them may come at once. */
  readonly caller: { readonly perSecond: number; readonly stock: number }
  /** The same for one address without sign-in. A whole office may stand behind one. */
  readonly address: { readonly perSecond: number; readonly stock: number }
}

/** Places that only duty officers are given. */
const DUTY = 4
const EXPORT = 2

/** The bounds of every lane from those of an ordinary one. */
export function laneBounds(ordinary: LaneBounds): AdmissionSettings['lanes'] {
  const places = (name: LaneName) => (name === 'duty' ? DUTY : name === 'export' ? EXPORT : ordinary.places)
  return Object.fromEntries(
    laneNames.map((name) => [name, { ...ordinary, places: places(name) }]),
  ) as AdmissionSettings['lanes']
}

const unbounded = { perSecond: Infinity, stock: Infinity }

/** Places as in a city, and all the patience in the world: nothing is refused because the machine is slow. */
export const patient: AdmissionSettings = {
  perSecond: Infinity,
  lanes: laneBounds({ places: 12, queue: Infinity, wait: Infinity }),
  caller: unbounded,
  address: unbounded,
}
