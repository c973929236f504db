/** The drawn layers as paths of an SVG at one zoom, in pixels from a corner of the city. */
import type { DrawnGeometry, DrawnMap } from '@citywide/model/emergency/operations'
import { drawnLayers, namedAsAreas, namedLayers, roadClass } from './drawn-layers.ts'
import { isArea, linesOf, middleOf } from './geometry.ts'
import { worldX, worldY } from './mercator.ts'

/** Pixels of the world at its zoom where the drawing has its corner. */
export interface Corner {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface DrawnPath {
  readonly layer: (typeof drawnLayers)[number]
  readonly d: string
}

export interface DrawnName {
  readonly id: string
  readonly text: { readonly zh?: string | undefined; readonly en?: string | undefined }
  readonly x: number
  readonly y: number
  readonly rank: number
}

/** Points nearer than this to the one before are left out: half a pixel is not seen. */
const FINE = 0.5

function pathOf(geometry: DrawnGeometry, { x: left, y: top, zoom }: Corner): string {
  const closed = isArea(geometry)
  return linesOf(geometry)
    .map((line) => {
      let d = ''
      let [lastX, lastY] = [Number.NaN, Number.NaN]
      for (const [index, [longitude, latitude]] of line.entries()) {
        const x = worldX(longitude, zoom) - left
        const y = worldY(latitude, zoom) - top
        const last = index === line.length - 1 && !closed
        if (!last && Math.abs(x - lastX) < FINE && Math.abs(y - lastY) < FINE) continue
        d += `${d === '' ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`
        lastX = x
        lastY = y
      }
      return closed ? `${d}Z` : d
    })
    .join('')
}

/** One path a line of the table, from the ground up. */
export function drawnPaths(layers: DrawnMap['layers'], corner: Corner): DrawnPath[] {
  return drawnLayers.flatMap((layer) => {
    if (layer.from !== undefined && corner.zoom < layer.from) return []
    const edges = layer.as === 'line' && (layer.of === 'district' || layer.of === 'boundary')
    const features = layers.find(({ collection }) => collection === layer.of)?.features ?? []
    const d = features
      .filter(({ geometry, properties }) => {
        if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return false
        if (layer.as === 'area') return isArea(geometry)
        if (isArea(geometry)) return edges
        return layer.road === undefined || roadClass(properties.kind) === layer.road
      })
      .map(({ geometry }) => pathOf(geometry, corner))
      .join('')
    return d === '' ? [] : [{ layer, d }]
  })
}

/** The names in the order in which they take their places. A name along a line is left to the map that can bend it. */
export function drawnNames(layers: DrawnMap['layers'], corner: Corner): DrawnName[] {
  return namedLayers.flatMap(({ id, of, from, along }) => {
    if (along || corner.zoom < from) return []
    const features = layers.find(({ collection }) => collection === of)?.features ?? []
    const seen = new Set<string>()
    return features
      .flatMap(({ geometry, properties: { zh, en, rank = 9, kind = '' } }) => {
        if (of === 'place' && namedAsAreas.includes(kind)) return []
        const middle = middleOf(geometry)
        if (middle === undefined || (zh === undefined && en === undefined)) return []
        const [longitude, latitude] = middle
        const x = worldX(longitude, corner.zoom) - corner.x
        const y = worldY(latitude, corner.zoom) - corner.y
        return [{ id, text: { zh, en }, x, y, rank }]
      })
      .toSorted((a, b) => a.rank - b.rank)
      .filter(({ text }) => {
        // A river of many parts has one name.
        const key = `${text.zh ?? ''} ${text.en ?? ''}`
        if (seen.has(key)) return false
        seen.add(key)
        return true
      })
  })
}
