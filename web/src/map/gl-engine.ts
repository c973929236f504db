/** MapLibre behind the few words that a map of the city needs. One of them lives as long as its element. */
import type { DrawnGeometry } from '@citywide/model/emergency/operations'
import {
  type GeoJSONSource,
  Map as MapLibreMap,
  type MapGeoJSONFeature,
  type PointLike,
  setWorkerUrl,
} from 'maplibre-gl'
import './gl-map.css'
import { dotRadius, layersOf, liveSources, type Look, mapStyle, pointedLayers } from './map-style.ts'
import { MAX_ZOOM, type MapView, MIN_ZOOM } from './mercator.ts'
import { dotSize } from './mark-shapes.ts'
import { changesOf } from './object-changes.ts'
import { gravity, type MapObject } from './object-state.ts'
import { sprites } from './sprites.ts'
import type { TileSet } from './tile-set.ts'
import { workerAddress } from './worker-policy.ts'

export interface GlOptions {
  readonly element: HTMLElement
  readonly label: string
  readonly look: Look
  readonly tiles: TileSet | undefined
  readonly view: MapView
  /** A wall is looked at, not touched. */
  readonly interactive: boolean
  readonly onMove: (view: MapView, still: boolean) => void
  readonly onChoose: (id: string) => void
  readonly onFailed: () => void
}

export interface GlMap {
  readonly objects: (objects: readonly MapObject[]) => void
  readonly affected: (areas: readonly DrawnGeometry[]) => void
  readonly chosen: (object: MapObject | undefined) => void
  readonly look: (look: Look) => void
  /** @param flying over the ground; without it at once, for people who asked for less motion */
  readonly go: (view: MapView, flying: boolean) => void
  readonly remove: () => void
}

/** Marks are hit within so many pixels: a dot of two is not to be met by hand. */
const NEAR = 7

/** @throws Error where the browser gives no drawing context after all */
export function openMap(options: GlOptions): GlMap {
  const { element, onMove, onChoose, interactive } = options
  let look = options.look
  setWorkerUrl(workerAddress)
  const map = new MapLibreMap({
    container: element,
    style: mapStyle(look, options.tiles),
    center: [options.view.longitude, options.view.latitude],
    zoom: options.view.zoom,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    // What is not said by the attribution beside the map would be said twice.
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    interactive,
    fadeDuration: 0,
    locale: { 'Map.Title': options.label },
    localIdeographFontFamily: look.fonts.join(','),
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  const ratio = Math.max(2, globalThis.devicePixelRatio)
  const addSprites = () => {
    for (const { id, image } of sprites(look.colours, ratio)) {
      if (map.hasImage(id)) map.updateImage(id, image)
      else map.addImage(id, image, { pixelRatio: ratio })
    }
  }
  // What is told before the style has arrived is kept until it has.
  let ready = false
  const waiting: (() => void)[] = []
  const when = (act: () => void) => (ready ? act() : void waiting.push(act))
  map.on('style.load', () => {
    addSprites()
    ready = true
    for (const act of waiting.splice(0)) act()
  })
  map.on('move', () => onMove(viewOf(map), false))
  map.on('moveend', () => onMove(viewOf(map), true))
  map.on('webglcontextlost', options.onFailed)
  map.on('click', ({ point }) => void pointed(map, [point.x, point.y], onChoose))
  for (const layer of ['marks', 'clusters']) {
    map.on('mouseenter', layer, () => void (map.getCanvas().style.cursor = 'pointer'))
    map.on('mouseleave', layer, () => void (map.getCanvas().style.cursor = ''))
  }
  const source = (id: string) => map.getSource<GeoJSONSource>(id)
  let calm: ReadonlyMap<string, MapObject> = new Map()
  let marked: ReadonlyMap<string, MapObject> = new Map()

  return {
    objects: (objects) =>
      when(() => {
        const calmer = changesOf(
          calm,
          objects.filter(({ state }) => state === 'normal'),
        )
        const graver = changesOf(
          marked,
          objects.filter(({ state }) => state !== 'normal'),
        )
        if (dotSize(calm.size) !== dotSize(calmer.now.size) || calm.size === 0)
          map.setPaintProperty('calm', 'circle-radius', dotRadius(dotSize(calmer.now.size)))
        calm = calmer.now
        marked = graver.now
        for (const [id, { add, remove }] of [
          [liveSources.calm, calmer],
          [liveSources.marked, graver],
        ] as const) {
          if (add.length + remove.length === 0) continue
          void source(id)?.updateData({ add: add.map(featureOf), remove: [...remove] })
        }
      }),
    affected: (areas) => when(() => void source(liveSources.affected)?.setData(collection(areas))),
    chosen: (object) =>
      when(
        () =>
          void source(liveSources.chosen)?.setData(
            collection(object ? [{ type: 'Point', coordinates: [object.longitude, object.latitude] }] : []),
          ),
      ),
    look: (next) =>
      when(() => {
        look = next
        addSprites()
        repaint(map, look, options.tiles !== undefined)
        map.setPaintProperty('calm', 'circle-radius', dotRadius(dotSize(calm.size)))
      }),
    go: ({ longitude, latitude, zoom }, flying) => {
      const goal = { center: [longitude, latitude] as [number, number], zoom }
      if (flying) map.flyTo({ ...goal, duration: 900 })
      else map.jumpTo(goal)
    },
    remove: () => map.remove(),
  }
}

function viewOf(map: MapLibreMap): MapView {
  const { lng, lat } = map.getCenter()
  return { longitude: lng, latitude: lat, zoom: map.getZoom() }
}

function featureOf({ id, title, state, longitude, latitude }: MapObject) {
  return {
    type: 'Feature' as const,
    id,
    geometry: { type: 'Point' as const, coordinates: [longitude, latitude] },
    properties: { id, title, gravity: gravity(state) },
  }
}

function collection(geometries: readonly DrawnGeometry[]) {
  return {
    type: 'FeatureCollection' as const,
    features: geometries.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry })),
  }
}

/** Colours, fonts and language anew, with the sources left as they are. */
function repaint(map: MapLibreMap, look: Look, withTiles: boolean): void {
  for (const layer of layersOf(look, withTiles)) {
    const { paint, layout } = layer as { paint?: Record<string, unknown>; layout?: Record<string, unknown> }
    for (const [name, value] of Object.entries(paint ?? {}))
      map.setPaintProperty(layer.id, name as never, value as never)
    for (const [name, value] of Object.entries(layout ?? {}))
      map.setLayoutProperty(layer.id, name as never, value as never)
  }
}

/** A mark opens its object, a cluster comes nearer. */
async function pointed(map: MapLibreMap, [x, y]: [number, number], onChoose: (id: string) => void): Promise<void> {
  const box: [PointLike, PointLike] = [
    [x - NEAR, y - NEAR],
    [x + NEAR, y + NEAR],
  ]
  const found = map.queryRenderedFeatures(box, { layers: [...pointedLayers] })
  const [first] = found.toSorted((a, b) => rank(b) - rank(a))
  if (first === undefined) return
  const cluster: unknown = first.properties['cluster_id']
  if (typeof cluster === 'number' && first.geometry.type === 'Point') {
    const zoom = await map.getSource<GeoJSONSource>(liveSources.marked)?.getClusterExpansionZoom(cluster)
    const [longitude = 0, latitude = 0] = first.geometry.coordinates
    map.easeTo({ center: [longitude, latitude], zoom: Math.min(MAX_ZOOM, (zoom ?? map.getZoom() + 1) + 0.2) })
    return
  }
  onChoose(String(first.properties['id']))
}

function rank({ properties }: MapGeoJSONFeature): number {
  return Number(properties['gravity'] ?? 0)
}
