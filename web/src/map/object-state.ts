/** What a map shows of an object: shape, word and colour, never colour alone. */
import type { ObjectState } from '@citywide/model/emergency/operations'
import type { Tone } from '../ui/mark.tsx'

/** From quiet to grave; of a cluster the gravest state of its members counts. */
const byGravity: readonly ObjectState[] = ['normal', 'silent', 'watch', 'high']

/** Silent is hollow: that nothing arrives is not a value. */
export const stateTones: Readonly<Record<ObjectState, Tone>> = {
  normal: 'good',
  silent: 'none',
  watch: 'watch',
  high: 'bad',
}

export function gravity(state: ObjectState): number {
  return byGravity.indexOf(state)
}

/** A thing with a place and a state, as the map draws it. Degrees of WGS 84. */
export interface MapObject {
  readonly id: string
  readonly title: string
  readonly state: ObjectState
  readonly longitude: number
  readonly latitude: number
}
