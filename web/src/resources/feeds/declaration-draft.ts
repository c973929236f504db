/** A declaration while it is being written: every field as it is typed. */
import type { Stream, StreamDeclaration, StreamLimits } from '@citywide/model/observations/stream'

const fieldNames = [
  'code',
  'titleZh',
  'titleEn',
  'property',
  'unit',
  'scope',
  'place',
  'intervalSeconds',
  'timeZone',
  'least',
  'most',
  'plausibleLeast',
  'plausibleMost',
  'changeMost',
  'changeSeconds',
  'stuckSeconds',
] as const
export type FieldName = (typeof fieldNames)[number]
export type Draft = Readonly<Record<FieldName, string>>
export type FaultKind = 'needed' | 'notNumber' | 'both'

export const needed: readonly FieldName[] = [
  'code',
  'titleZh',
  'titleEn',
  'property',
  'unit',
  'scope',
  'intervalSeconds',
]
/** What values are held against. */
export const limits: readonly FieldName[] = [
  'least',
  'most',
  'plausibleLeast',
  'plausibleMost',
  'changeMost',
  'changeSeconds',
  'stuckSeconds',
]
const numbers: readonly FieldName[] = ['intervalSeconds', ...limits]

export function draftOf(stream: Stream | undefined, scope: string, timeZone: string): Draft {
  return {
    code: written(stream?.code),
    titleZh: written(stream?.title.zh),
    titleEn: written(stream?.title.en),
    property: written(stream?.property),
    unit: written(stream?.unit),
    scope: stream?.scope ?? scope,
    place: written(stream?.place),
    intervalSeconds: written(stream?.intervalSeconds),
    timeZone: stream?.timeZone ?? timeZone,
    least: written(stream?.least),
    most: written(stream?.most),
    plausibleLeast: written(stream?.plausibleLeast),
    plausibleMost: written(stream?.plausibleMost),
    changeMost: written(stream?.change?.most),
    changeSeconds: written(stream?.change?.seconds),
    stuckSeconds: written(stream?.stuckSeconds),
  }
}

function written(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : `${value}`
}

/** What can be seen without asking the server. */
export function faultsOf(draft: Draft): Partial<Record<FieldName, FaultKind>> {
  const faults: Partial<Record<FieldName, FaultKind>> = {}
  for (const name of numbers) {
    if (draft[name].trim() !== '' && numberOf(draft[name]) === undefined) faults[name] = 'notNumber'
  }
  for (const name of needed) if (draft[name].trim() === '') faults[name] = 'needed'
  if ((draft.changeMost.trim() === '') !== (draft.changeSeconds.trim() === '')) {
    faults[draft.changeMost.trim() === '' ? 'changeMost' : 'changeSeconds'] = 'both'
  }
  return faults
}

function numberOf(text: string): number | undefined {
  const plain = text.trim().replace('−', '-')
  return /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(plain) ? Number(plain) : undefined
}

export function limitsOf(draft: Draft): StreamLimits {
  const side = (name: FieldName) => numberOf(draft[name]) ?? null
  const [most, seconds] = [side('changeMost'), side('changeSeconds')]
  return {
    least: side('least'),
    most: side('most'),
    plausibleLeast: side('plausibleLeast'),
    plausibleMost: side('plausibleMost'),
    change: most === null || seconds === null ? null : { most, seconds },
    stuckSeconds: side('stuckSeconds'),
  }
}

/** @param stream what is declared anew: what the form does not show stays as it is */
export function declarationOf(draft: Draft, stream: Stream | undefined): StreamDeclaration {
  return {
    title: { zh: draft.titleZh.trim(), en: draft.titleEn.trim() },
    property: draft.property.trim(),
    unit: draft.unit.trim(),
    scope: draft.scope,
    place: draft.place.trim() || null,
    areaId: stream?.areaId ?? null,
    sensorId: stream?.sensorId ?? null,
    datasetId: stream?.datasetId ?? null,
    longitude: stream?.longitude ?? null,
    latitude: stream?.latitude ?? null,
    intervalSeconds: numberOf(draft.intervalSeconds) ?? 0,
    timeZone: draft.timeZone.trim(),
    ...limitsOf(draft),
    monotonic: stream?.monotonic ?? false,
    domain: stream?.domain ?? null,
  }
}

/** The field of the form that a pointer of the server is about. */
export function fieldOf(pointer: string): FieldName | undefined {
  const names: Readonly<Record<string, FieldName>> = {
    '/title/zh': 'titleZh',
    '/title/en': 'titleEn',
    '/change/most': 'changeMost',
    '/change/seconds': 'changeSeconds',
  }
  const plain = pointer.replace(/^(?:\/limits)?\//, '')
  return names[pointer.replace(/^\/limits/, '')] ?? fieldNames.find((name) => name === plain)
}
