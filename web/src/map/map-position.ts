import { MAX_ZOOM, type MapView, MIN_ZOOM } from './mercator.ts'

/** A place to go to. A new object is a new wish, also for the same place. */
export interface MapGoal extends MapView {
  /** Over the ground, unless the reader asked for less motion. */
  readonly flying: boolean
}

/** `30.57321,113.4711,12.3`: latitude, longitude, zoom, as it stands in an address. Undefined where it is none. */
export function viewIn(text: string | undefined): MapView | undefined {
  const parts = (text ?? '').split(',')
  const [latitude = Number.NaN, longitude = Number.NaN, zoom = Number.NaN] = parts.map((part) =>
    part.trim() === '' ? Number.NaN : Number(part),
  )
  if (parts.length !== 3 || !(Math.abs(latitude) <= 85) || !(Math.abs(longitude) <= 180)) return undefined
  return zoom >= MIN_ZOOM && zoom <= MAX_ZOOM ? { latitude, longitude, zoom } : undefined
}

/** About a metre, and a tenth of a zoom: enough to find the place again. */
export function viewAsText({ latitude, longitude, zoom }: MapView): string {
  return `${Number(latitude.toFixed(5))},${Number(longitude.toFixed(5))},${Number(zoom.toFixed(1))}`
}
