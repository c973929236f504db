/** The marks as pictures for MapLibre, drawn when the map opens: in the colours of the theme, at the screen's density. */
import { MARK_GRID, markPaths, markSizes } from './mark-shapes.ts'
import type { MapColours } from './map-colours.ts'
import type { ObjectState } from '@citywide/model/emergency/operations'

export interface Sprite {
  readonly id: string
  readonly image: ImageData
}

const spriteStates = ['silent', 'watch', 'high'] as const satisfies readonly ObjectState[]

/** Room around a mark for its outline and halo, as a share of its size. */
const MARGIN = 0.5

/** One picture per state, alone and as a cluster. */
export function sprites(colours: MapColours, ratio: number): Sprite[] {
  return spriteStates.flatMap((state) => [
    { id: state, image: draw(state, new Path2D(markPaths[state]), colours, markSizes[state] * ratio) },
    { id: `${state}-cluster`, image: draw(state, new Path2D(markPaths[state]), colours, markSizes.cluster * ratio) },
  ])
}

/** @param size pixels of the screen, not of the page */
function draw(state: (typeof spriteStates)[number], path: Path2D, colours: MapColours, size: number): ImageData {
  const side = Math.ceil(size * (1 + 2 * MARGIN))
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return new ImageData(side, side)
  const scale = size / MARK_GRID
  const edge = side / 2 - (MARK_GRID / 2) * scale
  pen.setTransform(scale, 0, 0, scale, edge, edge)
  pen.lineJoin = 'round'
  if (state === 'high') {
    pen.beginPath()
    pen.arc(6, 6, MARK_GRID * 0.82, 0, 2 * Math.PI)
    pen.globalAlpha = 0.24
    pen.fillStyle = colours['bad-fill']
    pen.fill()
    pen.globalAlpha = 1
  }
  // A rim in the colour of the ground keeps the mark apart from what it lies on.
  pen.strokeStyle = colours['map-halo']
  pen.lineWidth = 3
  pen.stroke(path)
  pen.fillStyle = state === 'silent' ? colours['map-halo'] : colours[state === 'high' ? 'bad-fill' : 'watch-fill']
  pen.fill(path)
  pen.strokeStyle = colours[state === 'silent' ? 'none' : state === 'high' ? 'bad' : 'watch']
  pen.lineWidth = state === 'silent' ? 1.5 : 0.9
  if (state === 'silent') pen.setLineDash([2.2, 1.9])
  pen.stroke(path)
  return pen.getImageData(0, 0, side, side)
}
