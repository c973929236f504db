/** What the operations screen shows: the situation in one answer, all live objects in columns, and the map they lie on. */
import { z } from 'zod'
import { AccountName } from '../platform/account-view.ts'
import { Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'
import { AlertView, Layer } from './alert-view.ts'
import { streamCode } from '../observations/stream.ts'

/** Layers of the map, by the domains of intelligent management. */
export const layers = {
  education: { zh: '教育', en: 'Education' },
  health: { zh: '医疗卫生', en: 'Health' },
  housing: { zh: '住房', en: 'Housing' },
  transport: { zh: '交通', en: 'Transport' },
  resourceProtection: { zh: '资源保护', en: 'Resource protection' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Layer, Text>

/** `watch`: near or beyond a limit of low or medium weight; `high`: beyond one that is high or critical. */
export const objectStates = {
  normal: { zh: '正常', en: 'Normal' },
  watch: { zh: '关注', en: 'Watch' },
  high: { zh: '高', en: 'High' },
  silent: { zh: '无数据', en: 'No data' },
} as const satisfies Record<string, Text>
export type ObjectState = keyof typeof objectStates
export const ObjectState = z
  .enum(Object.keys(objectStates) as [ObjectState, ...ObjectState[]])
  .meta({ id: 'ObjectState' })

/** A live value with its limits and its last four hours. Both sides are closed: null where there is no limit. */
export const LiveIndicator = z
  .object({
    stream: streamCode,
    title: Text,
    place: z.string().nullable(),
    unit: z.string(),
    value: z.number().nullable(),
    at: Instant.nullable(),
    state: ObjectState,
    /** Limits of the event rules in force; else of the declaration of the stream. */
    above: z.number().nullable(),
    below: z.number().nullable(),
    /** Chosen by hand for this scope; the others are those that are nearest to their limit. */
    pinned: z.boolean(),
    /** Values of four hours in steps of 5 minutes, oldest first; null where nothing came. */
    series: z.object({ from: Instant, stepSeconds: z.int(), values: z.array(z.number().nullable()) }),
  })
  .meta({ id: 'LiveIndicator' })
export type LiveIndicator = z.infer<typeof LiveIndicator>

/** People, vehicles and supplies that can be called on: the register of emergency resources, by kind. */
export const ResourceCount = z
  .object({
    /** Code of the list `resourceKind`. */
    kind: z.string(),
    title: Text,
    /** Not reserved, and how many there are in all. */
    available: z.int(),
    total: z.int(),
    /** Oldest report among them: a count is no newer than this. */
    reportedAt: Instant,
  })
  .meta({ id: 'ResourceCount' })

/** `GET /api/operations?scope=` */
export const OperationsPicture = z
  .object({
    at: Instant,
    /** Open alerts that lead: the gravest and most urgent first; at most 100. */
    alerts: z.array(AlertView),
    /** All open ones, merged ones aside. */
    counts: z.object({
      open: z.int(),
      /** How many of severity 1, 2, 3 and 4. */
      bySeverity: z.tuple([z.int(), z.int(), z.int(), z.int()]),
      unacknowledged: z.int(),
      /** Beyond one of their clocks. */
      breached: z.int(),
      /** Merged into one that is open. */
      merged: z.int(),
    }),
    resources: z.array(ResourceCount),
    indicators: z.array(LiveIndicator),
    /** Alerts raised in the last 24 hours, by quarter of an hour, oldest first: 97 bars, the last one still grows. */
    timeline: z.object({
      from: Instant,
      stepSeconds: z.int(),
      /** One row a severity, 1 to 4; each as long as there are bars. */
      bySeverity: z.tuple([z.array(z.int()), z.array(z.int()), z.array(z.int()), z.array(z.int())]),
      total: z.int(),
      /** Of which were merged into another. */
      merged: z.int(),
    }),
    /** Streams that report in their rhythm, those that do not, and all that are declared. */
    sources: z.object({ live: z.int(), silent: z.int(), total: z.int() }),
    /** Who holds the duty now: accounts with the role, signed in within the last 12 hours. */
    dutyOfficers: z.array(AccountName),
    /** The gravest incident that is not closed. */
    incident: z
      .object({
        id: z.uuid(),
        hazard: z.string(),
        level: z.string(),
        status: z.string(),
        declaredAt: Instant,
        title: Names.nullable(),
        alerts: z.int(),
        /** How many are open in all. */
        open: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'OperationsPicture' })
export type OperationsPicture = z.infer<typeof OperationsPicture>

export const objectKinds = ['stream', 'alert', 'incident'] as const

/**
 * `GET /api/operations/objects?scope=`: all live objects with a place, in columns of equal length. With an ETag: ask with
 * `If-None-Match`. Numbers in `kind`, `layer`, `state`, `title` and `unit` are positions in the lists of the answer.
 */
export const MapObjects = z
  .object({
    at: Instant,
    /** Code of the stream; id of the alert or the incident. */
    id: z.array(z.string()),
    kind: z.array(z.int()),
    layer: z.array(z.int()),
    /** WGS 84, degrees, to the sixth decimal. */
    longitude: z.array(z.number()),
    latitude: z.array(z.number()),
    state: z.array(z.int()),
    title: z.array(z.int()),
    value: z.array(z.number().nullable()),
    unit: z.array(z.int()),
    /** Milliseconds since 1970. */
    valueAt: z.array(z.int().nullable()),
    kinds: z.array(z.enum(objectKinds)),
    layers: z.array(Layer),
    states: z.array(ObjectState),
    titles: z.array(Names),
    units: z.array(z.string()),
    /** How many there are; more than are listed where the limit of 20,000 cut them. */
    total: z.int(),
    /** Streams and alerts without a place, which no map can show. */
    unplaced: z.int(),
  })
  .meta({ id: 'MapObjects' })
export type MapObjects = z.infer<typeof MapObjects>

/** `PUT /api/operations/indicators?scope=`: which streams are shown; in this order. An empty list leaves the choice to the rules. */
export const PinnedStreams = z.strictObject({ streams: z.array(streamCode).max(24) }).meta({ id: 'PinnedStreams' })
export type PinnedStreams = z.infer<typeof PinnedStreams>

/** What the map draws, from below upwards. */
export const mapCollections = {
  boundary: { zh: '行政界线', en: 'Boundary' },
  district: { zh: '区县', en: 'Districts' },
  water: { zh: '水系', en: 'Water' },
  green: { zh: '绿地', en: 'Green space' },
  building: { zh: '建筑', en: 'Buildings' },
  road: { zh: '道路', en: 'Roads' },
  rail: { zh: '轨道', en: 'Railways' },
  place: { zh: '地名', en: 'Places' },
} as const satisfies Record<string, Text>
export type MapCollection = keyof typeof mapCollections
export const MapCollection = z
  .enum(Object.keys(mapCollections) as [MapCollection, ...MapCollection[]])
  .meta({ id: 'MapCollection' })

export const FeatureCollectionView = z
  .object({
    collection: MapCollection,
    title: Text,
    /** Counts the uploads. */
    version: z.int(),
    count: z.int(),
    /** Who made the data; shown on every map. */
    attribution: z.string(),
    /** Number under which the map was approved (审图号), or why none is needed. */
    approval: z.string(),
    /** West, south, east, north; WGS 84. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    loadedAt: Instant,
  })
  .meta({ id: 'MapCollectionView' })
export type FeatureCollectionView = z.infer<typeof FeatureCollectionView>

/** `GET /api/map`: what can be drawn, and where its tiles are. Null where the city has loaded no map. */
export const CityMap = z
  .object({
    set: z.literal('city'),
    /** Changes with every upload; part of the addresses, so that these may be kept for ever. */
    version: z.int(),
    /** e.g. `/tiles/city/7/{z}/{x}/{y}.mvt`; one layer a collection, named like it. */
    tiles: z.string(),
    minZoom: z.int(),
    maxZoom: z.int(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    collections: z.array(FeatureCollectionView),
    /** Address of the drawn layers, simplified for a map without tiles: one GeoJSON FeatureCollection a collection. */
    drawn: z.string(),
    attributions: z.array(z.string()),
    approvals: z.array(z.string()),
  })
  .meta({ id: 'CityMap' })
export type CityMap = z.infer<typeof CityMap>

/** A geometry of GeoJSON (RFC 7946), longitude before latitude. */
const Position = z.tuple([z.number(), z.number()])
export const DrawnGeometry = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('Point'), coordinates: Position }),
    z.object({ type: z.literal('MultiPoint'), coordinates: z.array(Position) }),
    z.object({ type: z.literal('LineString'), coordinates: z.array(Position) }),
    z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(Position)) }),
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(Position))) }),
  ])
  .meta({ id: 'DrawnGeometry' })
export type DrawnGeometry = z.infer<typeof DrawnGeometry>

/** What is known of a feature in tiles and drawn layers. */
export const FeatureProperties = z.object({
  /** Names to label it with. */
  zh: z.string().optional(),
  en: z.string().optional(),
  /** What it is within its collection, e.g. `river`, `lake`; `ring`, `main`; `district`, `hospital`. */
  kind: z.string().optional(),
  /** 1 is drawn first and labelled first. */
  rank: z.number().optional(),
})
export type FeatureProperties = z.infer<typeof FeatureProperties>

/** `GET /api/map/drawn/{version}`: the drawn layers of the whole city. */
export const DrawnMap = z
  .object({
    version: z.int(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    layers: z.array(
      z.object({
        collection: MapCollection,
        features: z.array(
          z.object({ type: z.literal('Feature'), geometry: DrawnGeometry, properties: FeatureProperties }),
        ),
      }),
    ),
  })
  .meta({ id: 'DrawnMap' })
export type DrawnMap = z.infer<typeof DrawnMap>

/** Words that stand with an upload: `PUT /api/map/collections/{collection}?attribution=&approval=` */
export const FeatureUpload = z.strictObject({
  attribution: plainText(300).min(1),
  approval: plainText(200).min(1),
})

/** What an upload brought. */
export const FeatureUploaded = z
  .object({ collection: MapCollection, version: z.int(), count: z.int(), turned: z.int() })
  .meta({ id: 'FeatureUploaded' })
