import type { Stream } from '@citywide/model/observations/stream'
import type { Language } from '@citywide/model/text'
import { propertyName } from './properties.ts'

interface Wanted {
  readonly q?: string | undefined
  readonly property?: readonly string[] | undefined
  readonly state?: readonly string[] | undefined
}

type Sought = Pick<Stream, 'code' | 'title' | 'place' | 'property' | 'state'>

/** Whether a stream is among those that are looked for. All words must be found, in whatever order and language. */
export function fits(stream: Sought, { q, property, state }: Wanted, language: Language): boolean {
  if (property?.length && !property.includes(stream.property)) return false
  if (state?.length && !state.includes(stream.state)) return false
  const { code, title, place } = stream
  const text = [code, title.zh, title.en, place ?? '', stream.property, propertyName(stream.property, language)]
    .join('\n')
    .toLowerCase()
  return (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
