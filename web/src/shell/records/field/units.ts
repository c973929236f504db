/** How the unit of a field is written beside its value. */
import type { NumberField } from '@citywide/model/record/field'
import type { Language } from '@citywide/model/text'
import { unitLabel } from '../../../ui/unit.ts'

/** The ends of a judgement scale: "scale 1-5" → [1, 5]. */
export function scaleOf(unit: string): readonly [number, number] | undefined {
  const [, least, most] = /^scale (\d+)-(\d+)$/.exec(unit) ?? []
  return least === undefined || most === undefined ? undefined : [Number(least), Number(most)]
}

/** Empty for pure numbers and for the unit of a linked indicator, which the field itself does not know. */
export function unitOf({ unit }: NumberField, language: Language, currency?: string): string {
  const scale = scaleOf(unit)
  return scale ? `${scale[0]}–${scale[1]}` : unitLabel(unit, language, currency)
}
