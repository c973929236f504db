/** Features of a map that is brought in: each is checked by itself, and what is wrong is gathered with its place. */
import type { FeatureProperties } from '@citywide/model/emergency/operations'
import { type FieldProblem, Problem } from '@citywide/model/problem'
import { isPlain } from '@citywide/model/text'
import { type MapFault, mapFaults } from './faults.ts'
import { type Bounds, checkedGeometry, GeometryFault } from './geometry.ts'
import { featuresIn, NotCollection } from './split.ts'

export interface ReadFeature {
  readonly bounds: Bounds
  /** The geometry, as GeoJSON. */
  readonly geojson: string
  readonly properties: FeatureProperties
}

/** Faults that an answer lists; reading goes on to count the others. */
const LISTED = 20
/** Bytes and features of one collection. */
export const MAP_BYTES = 256 * 1024 * 1024
const MAP_FEATURES = 1_000_000

/**
 * Reads a FeatureCollection in parts of so many features.
 *
 * @returns how many rings were turned
 * @throws Problem MAP_NOT_GEOJSON with the first faults and their places, MAP_TOO_LARGE
 */
export async function readFeatures(
  source: AsyncIterable<Buffer>,
  size: number,
  keep: (features: readonly ReadFeature[]) => Promise<void>,
): Promise<{ count: number; turned: number }> {
  const faults: FieldProblem[] = []
  let faulty = 0
  let count = 0
  let turned = 0
  let part: ReadFeature[] = []
  const fault = (code: MapFault, pointer: string) => {
    faulty += 1
    if (faults.length < LISTED) faults.push({ pointer, code, text: mapFaults[code] })
  }
  try {
    for await (const text of featuresIn(bounded(source))) {
      const at = `/features/${count}`
      count += 1
      if (count > MAP_FEATURES) throw tooLarge()
      try {
        const read = featureOf(text)
        turned += read.turned
        part.push(read.feature)
      } catch (error) {
        if (!(error instanceof GeometryFault)) throw error
        fault(error.fault, `${at}${error.pointer}`)
      }
      if (part.length < size) continue
      // What is written of a faulty file is taken back, so it need not be written.
      if (faulty === 0) await keep(part)
      part = []
    }
  } catch (error) {
    if (!(error instanceof NotCollection)) throw error
    fault(error.fault, error.pointer)
  }
  if (faulty > 0) throw new Problem('MAP_NOT_GEOJSON', { count: String(faulty) }, { fields: faults })
  if (part.length > 0) await keep(part)
  return { count, turned }
}

const tooLarge = () =>
  new Problem('MAP_TOO_LARGE', {
    features: MAP_FEATURES.toLocaleString('en'),
    megabytes: String(MAP_BYTES / 1024 / 1024),
  })

async function* bounded(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > MAP_BYTES) throw tooLarge()
    yield chunk
  }
}

/** @throws GeometryFault */
function featureOf(text: string): { feature: ReadFeature; turned: number } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new GeometryFault('NOT_JSON', '')
  }
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Feature')
    throw new GeometryFault('NOT_FEATURE', '')
  const given = 'geometry' in value ? value.geometry : null
  try {
    const { geometry, bounds, turned } = checkedGeometry(given)
    const properties = 'properties' in value ? propertiesOf(value.properties) : {}
    return { feature: { bounds, geojson: JSON.stringify(geometry), properties }, turned }
  } catch (error) {
    if (error instanceof GeometryFault) throw new GeometryFault(error.fault, `/geometry${error.pointer}`)
    throw error
  }
}

/** Names of the same thing in the files of cities, of OpenStreetMap and of ours. */
const names = {
  zh: ['zh', 'name:zh', 'name_zh', 'name', 'NAME', '名称'],
  en: ['en', 'name:en', 'name_en'],
  kind: ['kind', 'class', 'type', 'fclass'],
} as const

/** What the map uses of the properties of a feature; the rest stays where it came from. */
function propertiesOf(given: unknown): FeatureProperties {
  if (typeof given !== 'object' || given === null) return {}
  const values: Readonly<Record<string, unknown>> = { ...given }
  const word = (keys: readonly string[]) => {
    const found = keys.map((key) => values[key]).find((value) => typeof value === 'string' && value.trim() !== '')
    return typeof found === 'string' && isPlain(found) ? found.trim().slice(0, 200) : undefined
  }
  const zh = word(names.zh)
  const en = word(names.en)
  const kind = word(names.kind)
  const { rank } = values
  return {
    ...(zh !== undefined && { zh }),
    ...(en !== undefined && { en }),
    ...(kind !== undefined && { kind }),
    ...(typeof rank === 'number' && Number.isInteger(rank) && rank >= 1 && rank <= 9 && { rank }),
  }
}
