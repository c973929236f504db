/** Keys, drag, wheel and click on the SVG map. */
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { type MapView, moved, projection, type Size, zoomed } from './mercator.ts'
import { gravity, type MapObject } from './object-state.ts'

interface HandOptions {
  readonly view: MapView
  readonly size: Size
  readonly objects: readonly MapObject[]
  readonly interactive: boolean
  readonly onMove: (view: MapView, still: boolean) => void
  readonly onChoose: (id: string) => void
}

const STEP = 100
/** Pixels within which a click means an object, and within which a drag is still a click. */
const NEAR = 12
const STILL = 4

const keys: Readonly<Record<string, (view: MapView) => MapView>> = {
  ArrowUp: (view) => moved(view, 0, -STEP),
  ArrowDown: (view) => moved(view, 0, STEP),
  ArrowLeft: (view) => moved(view, -STEP, 0),
  ArrowRight: (view) => moved(view, STEP, 0),
  '+': (view) => zoomed(view, 1),
  '=': (view) => zoomed(view, 1),
  '-': (view) => zoomed(view, -1),
}

export function useHand(options: HandOptions): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  const { interactive } = options
  const now = useEffectEvent(() => options)

  useEffect(() => {
    const element = frame.current
    if (!element || !interactive) return undefined
    const ended = new AbortController()
    const listen = { signal: ended.signal }
    let held: { readonly x: number; readonly y: number; readonly view: MapView } | undefined

    element.addEventListener(
      'keydown',
      (event) => {
        const step = keys[event.key]
        if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return
        event.preventDefault()
        now().onMove(step(now().view), true)
      },
      listen,
    )
    element.addEventListener(
      'pointerdown',
      ({ button, pointerId, clientX, clientY }) => {
        if (button !== 0) return
        held = { x: clientX, y: clientY, view: now().view }
        element.setPointerCapture(pointerId)
      },
      listen,
    )
    element.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (held) now().onMove(moved(held.view, held.x - clientX, held.y - clientY), false)
      },
      listen,
    )
    element.addEventListener(
      'pointerup',
      ({ clientX, clientY }) => {
        if (!held) return
        const { view, objects, size, onChoose, onMove } = now()
        const still = Math.hypot(held.x - clientX, held.y - clientY) < STILL
        held = undefined
        if (!still) return onMove(view, true)
        const box = element.getBoundingClientRect()
        const found = nearest(objects, view, size, clientX - box.left, clientY - box.top)
        if (found) onChoose(found.id)
      },
      listen,
    )
    element.addEventListener('pointercancel', () => void (held = undefined), listen)
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault()
        now().onMove(zoomed(now().view, event.deltaY < 0 ? 0.5 : -0.5), true)
      },
      { ...listen, passive: false },
    )
    return () => ended.abort()
  }, [interactive])
  return frame
}

/** The gravest of those under the hand, of these the nearest. */
function nearest(objects: readonly MapObject[], view: MapView, size: Size, x: number, y: number) {
  const place = projection(view, size)
  return objects
    .flatMap((object) => {
      const spot = place(object.longitude, object.latitude)
      const distance = Math.hypot(spot.x - x, spot.y - y)
      return distance <= NEAR ? [{ ...object, distance }] : []
    })
    .toSorted((a, b) => gravity(b.state) - gravity(a.state) || a.distance - b.distance)[0]
}
