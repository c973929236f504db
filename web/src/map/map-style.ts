/** The table of drawn layers as a style of MapLibre: paper or night, by the colours that are handed in. No glyphs, no sprite file. */
import type { Language } from '@citywide/model/text'
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import {
  type DrawnArea,
  type DrawnLine,
  drawnLayers,
  type Named,
  namedAsAreas,
  namedLayers,
  roadKinds,
} from './drawn-layers.ts'
import type { MapColours } from './map-colours.ts'
import { CLUSTER_DISTANCE, CLUSTERS_UNTIL } from './mark-shapes.ts'
import { gravity } from './object-state.ts'
import type { TileSet } from './tile-set.ts'

export interface Look {
  readonly colours: MapColours
  readonly fonts: readonly string[]
  readonly language: Language
}

const CITY = 'city'
/** Sources of what changes each second: what is in order, what is not, and the areas that are affected. */
export const liveSources = { calm: 'calm', marked: 'marked', affected: 'affected', chosen: 'chosen' } as const

const nothing = { type: 'FeatureCollection' as const, features: [] }

export function mapStyle(look: Look, tiles: TileSet | undefined): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...(tiles && {
        [CITY]: {
          type: 'vector' as const,
          tiles: [new URL(tiles.address, location.origin).href.replaceAll('%7B', '{').replaceAll('%7D', '}')],
          minzoom: tiles.minZoom,
          maxzoom: tiles.maxZoom,
          bounds: [tiles.bounds.west, tiles.bounds.south, tiles.bounds.east, tiles.bounds.north],
        },
      }),
      [liveSources.calm]: { type: 'geojson', data: nothing },
      [liveSources.affected]: { type: 'geojson', data: nothing },
      [liveSources.chosen]: { type: 'geojson', data: nothing },
      [liveSources.marked]: {
        type: 'geojson',
        data: nothing,
        cluster: true,
        clusterRadius: CLUSTER_DISTANCE,
        clusterMaxZoom: CLUSTERS_UNTIL,
        // A cluster is as grave as the gravest of its members.
        clusterProperties: { gravity: ['max', ['get', 'gravity']] },
      },
    },
    layers: layersOf(look, tiles !== undefined),
  }
}

/** Below the names what is in order, above them what is not. */
export function layersOf(look: Look, withTiles: boolean): LayerSpecification[] {
  const { colours } = look
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colours['map-ground'] } },
    ...(withTiles ? drawnLayers.map((drawn) => cityLayer(drawn, colours)) : []),
    {
      id: 'affected-area',
      type: 'fill',
      source: liveSources.affected,
      paint: { 'fill-color': colours['bad-fill'], 'fill-opacity': 0.14 },
    },
    {
      id: 'affected-edge',
      type: 'line',
      source: liveSources.affected,
      paint: { 'line-color': colours.bad, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    {
      id: 'calm',
      type: 'circle',
      source: liveSources.calm,
      paint: {
        'circle-color': colours['map-object'],
        'circle-radius': dotRadius(2),
      },
    },
    ...(withTiles ? namedLayers.map((named) => nameLayer(named, look)) : []),
    {
      id: 'chosen',
      type: 'circle',
      source: liveSources.chosen,
      paint: {
        'circle-color': colours['map-halo'],
        'circle-opacity': 0,
        'circle-radius': 15,
        'circle-stroke-color': colours.accent,
        'circle-stroke-width': 2.5,
      },
    },
    ...markLayers(look),
  ]
}

/** @param size pixels across, far away */
export function dotRadius(size: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 10, size / 2, 15, Math.max(2.5, size / 2)]
}

function cityLayer(drawn: DrawnArea | DrawnLine, colours: MapColours): LayerSpecification {
  const common = {
    id: drawn.id,
    source: CITY,
    'source-layer': drawn.of,
    ...(drawn.from !== undefined && { minzoom: drawn.from }),
    filter: filterOf(drawn),
  }
  if (drawn.as === 'area') return { ...common, type: 'fill', paint: { 'fill-color': colours[drawn.colour] } }
  return {
    ...common,
    type: 'line',
    layout: { 'line-cap': drawn.dashes ? 'butt' : 'round', 'line-join': 'round' },
    paint: {
      'line-color': colours[drawn.colour],
      'line-width': ['interpolate', ['exponential', 2], ['zoom'], 10, drawn.width[0], 16, drawn.width[1]],
      ...(drawn.dashes && { 'line-dasharray': [...drawn.dashes] }),
    },
  }
}

/** Areas are filled only where they are areas; roads go by their class. */
function filterOf(drawn: DrawnArea | DrawnLine): FilterSpecification {
  const shapes = drawn.as === 'area' ? ['Polygon', 'MultiPolygon'] : ['LineString', 'MultiLineString']
  const edges = drawn.of === 'district' || drawn.of === 'boundary' ? ['Polygon', 'MultiPolygon'] : []
  const shape: ExpressionSpecification = ['in', ['geometry-type'], ['literal', [...shapes, ...edges]]]
  if (drawn.as === 'area' || drawn.road === undefined) return shape
  const kind: ExpressionSpecification = ['coalesce', ['get', 'kind'], '']
  if (drawn.road === 'minor') return ['all', shape, ['!', ['in', kind, ['literal', Object.values(roadKinds).flat()]]]]
  return ['all', shape, ['in', kind, ['literal', [...roadKinds[drawn.road]]]]]
}

/** The reader's language, else the other: a name is better than none. */
function nameIn(language: Language): ExpressionSpecification {
  const [own, other] = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return ['coalesce', ['get', own], ['get', other], '']
}

function nameLayer(named: Named, { colours, fonts, language }: Look): LayerSpecification {
  return {
    id: named.id,
    type: 'symbol',
    source: CITY,
    'source-layer': named.of,
    ...(named.from > 0 && { minzoom: named.from }),
    ...(named.of === 'place' && {
      filter: [
        '!',
        ['in', ['coalesce', ['get', 'kind'], ''], ['literal', [...namedAsAreas]]],
      ] satisfies FilterSpecification,
    }),
    layout: {
      'text-field': nameIn(language),
      'text-font': [...fonts],
      'text-size': ['interpolate', ['linear'], ['zoom'], 10, named.size[0], 15, named.size[1]],
      // Chinese is never spaced out.
      'text-letter-spacing': 0,
      'text-max-width': 8,
      'text-padding': 6,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 9],
      ...(named.along && { 'symbol-placement': 'line' as const, 'symbol-spacing': 420 }),
    },
    paint: { 'text-color': colours[named.colour], 'text-halo-color': colours['map-halo'], 'text-halo-width': 1.6 },
  }
}

const byGravity = (suffix: string): ExpressionSpecification => [
  'match',
  ['get', 'gravity'],
  gravity('high'),
  `high${suffix}`,
  gravity('watch'),
  `watch${suffix}`,
  `silent${suffix}`,
]

function markLayers({ colours, fonts }: Look): LayerSpecification[] {
  const always = { 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-padding': 0 } as const
  return [
    {
      id: 'marks',
      type: 'symbol',
      source: liveSources.marked,
      filter: ['!', ['has', 'point_count']],
      layout: {
        ...always,
        'icon-image': byGravity(''),
        'symbol-sort-key': ['get', 'gravity'],
        'text-field': ['step', ['zoom'], '', 13, ['get', 'title']],
        'text-font': [...fonts],
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.8],
        'text-max-width': 10,
        'text-optional': true,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours['map-halo'], 'text-halo-width': 1.6 },
    },
    {
      id: 'clusters',
      type: 'symbol',
      source: liveSources.marked,
      filter: ['has', 'point_count'],
      layout: {
        ...always,
        'icon-image': byGravity('-cluster'),
        'symbol-sort-key': ['get', 'gravity'],
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': [...fonts],
        'text-size': 11,
        'text-anchor': 'left',
        'text-offset': [1.1, 0],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours['map-halo'], 'text-halo-width': 2 },
    },
  ]
}

/** What can be pointed at. */
export const pointedLayers = ['marks', 'clusters', 'calm'] as const
