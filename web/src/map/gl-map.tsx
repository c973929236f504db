/** MapLibre in the frame of the page: what changes outside is handed to it, what its reader does is told back. */
import type { DrawnGeometry } from '@citywide/model/emergency/operations'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLanguage } from '../ui/language.tsx'
import { type GlMap as Engine, openMap } from './gl-engine.ts'
import { fontsOf, mapColours, onThemeChange } from './map-colours.ts'
import type { MapGoal } from './map-position.ts'
import type { Look } from './map-style.ts'
import type { MapView } from './mercator.ts'
import type { MapObject } from './object-state.ts'
import type { TileSet } from './tile-set.ts'

interface GlMapProps {
  readonly label: string
  readonly tiles: TileSet | undefined
  readonly objects: readonly MapObject[]
  readonly affected: readonly DrawnGeometry[]
  readonly chosen: MapObject | undefined
  /** Where it opens. */
  readonly view: MapView
  readonly goal: MapGoal | undefined
  readonly interactive: boolean
  readonly onMove: (view: MapView, still: boolean) => void
  readonly onChoose: (id: string) => void
  readonly onFailed: () => void
}

export function GlMap(props: GlMapProps) {
  const { label, tiles, objects, affected, chosen, goal, interactive } = props
  const { language } = useLanguage()
  const element = useRef<HTMLDivElement>(null)
  const engine = useRef<Engine>(undefined)
  const onMove = useEffectEvent(props.onMove)
  const onChoose = useEffectEvent(props.onChoose)
  const onFailed = useEffectEvent(props.onFailed)
  const begin = useEffectEvent(() => props.view)
  const known = useEffectEvent(() => ({ objects, affected, chosen }))
  const address = tiles?.address
  const set = useEffectEvent(() => tiles)

  useEffect(() => {
    const frame = element.current
    if (!frame) return undefined
    const look = (): Look => ({ colours: mapColours(frame), fonts: fontsOf(frame), language })
    let map: Engine
    try {
      map = openMap({
        element: frame,
        label,
        look: look(),
        tiles: address === undefined ? undefined : set(),
        view: begin(),
        interactive,
        onMove: (view, still) => onMove(view, still),
        onChoose: (id) => onChoose(id),
        onFailed: () => onFailed(),
      })
    } catch {
      onFailed()
      return undefined
    }
    engine.current = map
    const now = known()
    map.objects(now.objects)
    map.affected(now.affected)
    map.chosen(now.chosen)
    const stop = onThemeChange(() => map.look(look()))
    return () => {
      stop()
      engine.current = undefined
      map.remove()
    }
  }, [label, address, interactive, language])

  useEffect(() => engine.current?.objects(objects), [objects])
  useEffect(() => engine.current?.affected(affected), [affected])
  useEffect(() => engine.current?.chosen(chosen), [chosen])
  useEffect(() => {
    if (goal) engine.current?.go(goal, goal.flying)
  }, [goal])

  return <div className="gl-map" ref={element} />
}
