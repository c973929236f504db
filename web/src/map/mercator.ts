/** Web Mercator (EPSG:3857) in pixels of a world that is 512 pixels wide at zoom 0, as MapLibre counts. */

/** What a map looks at: its middle in degrees of WGS 84, and how near. */
export interface MapView {
  readonly longitude: number
  readonly latitude: number
  readonly zoom: number
}

export interface Bounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export const MIN_ZOOM = 3
export const MAX_ZOOM = 19
/** Beyond it Mercator has no end. Source: EPSG:3857, area of use. */
const MOST_LATITUDE = 85.051129

export function worldX(longitude: number, zoom: number): number {
  return ((longitude + 180) / 360) * 512 * 2 ** zoom
}

export function worldY(latitude: number, zoom: number): number {
  const sine = Math.sin((Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude)) * Math.PI) / 180)
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 512 * 2 ** zoom
}

function longitudeAt(x: number, zoom: number): number {
  return (x / (512 * 2 ** zoom)) * 360 - 180
}

function latitudeAt(y: number, zoom: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / (512 * 2 ** zoom)))) * 180) / Math.PI
}

/** Where a place stands in a picture of that size that looks at the view. */
export function projection(view: MapView, { width, height }: Size) {
  const left = worldX(view.longitude, view.zoom) - width / 2
  const top = worldY(view.latitude, view.zoom) - height / 2
  return (longitude: number, latitude: number) => ({
    x: worldX(longitude, view.zoom) - left,
    y: worldY(latitude, view.zoom) - top,
  })
}

/** The view moved by pixels of the screen. */
export function moved(view: MapView, right: number, down: number): MapView {
  return {
    zoom: view.zoom,
    longitude: longitudeAt(worldX(view.longitude, view.zoom) + right, view.zoom),
    latitude: latitudeAt(worldY(view.latitude, view.zoom) + down, view.zoom),
  }
}

export function zoomed(view: MapView, by: number): MapView {
  return { ...view, zoom: Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, view.zoom + by)) }
}

/** The view that shows all of the bounds, with a margin in pixels. */
export function viewOf({ west, south, east, north }: Bounds, { width, height }: Size, margin = 24): MapView {
  const wide = worldX(east, 0) - worldX(west, 0)
  const high = worldY(south, 0) - worldY(north, 0)
  const fit = (room: number, extent: number) => Math.log2(Math.max(64, room - 2 * margin) / Math.max(extent, 1e-9))
  const middle = (worldY(south, 0) + worldY(north, 0)) / 2
  return {
    longitude: (west + east) / 2,
    latitude: latitudeAt(middle, 0),
    zoom: Math.max(MIN_ZOOM, Math.min(16, fit(width, wide), fit(height, high))),
  }
}

/** The least bounds around places; undefined around none. */
export function boundsOf(
  places: Iterable<{ readonly longitude: number; readonly latitude: number }>,
): Bounds | undefined {
  let found: Bounds | undefined
  for (const { longitude, latitude } of places) {
    found = {
      west: Math.min(found?.west ?? longitude, longitude),
      east: Math.max(found?.east ?? longitude, longitude),
      south: Math.min(found?.south ?? latitude, latitude),
      north: Math.max(found?.north ?? latitude, latitude),
    }
  }
  return found
}

/** Metres on the ground to a pixel, in the middle of the view. Source: WGS 84, equatorial circumference. */
export function metresPerPixel({ latitude, zoom }: MapView): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom)
}
