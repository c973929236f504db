import { useState } from 'react'
import { useLiveObservations } from '../shell/api/live-observations.ts'

export interface LiveValue {
  readonly value: number
  /** Milliseconds since 1970. */
  readonly at: number
}

const nothing: ReadonlyMap<string, LiveValue> = new Map()
/** Nobody reads faster. */
const PACE = 1_000

/** The newest values of some streams as they come in, once a second at most; nothing about those that have not spoken since. */
export function useLiveValues(streams: readonly string[]): ReadonlyMap<string, LiveValue> {
  const [values, setValues] = useState(nothing)
  useLiveObservations({ streams, pace: PACE }, ({ stream, at, value }) =>
    setValues((before) => {
      const now = new Map(before)
      for (const [index, code] of stream.entries()) {
        const moment = at[index]
        const figure = value[index]
        if (moment !== undefined && figure !== undefined && moment >= (before.get(code)?.at ?? 0))
          now.set(code, { value: figure, at: moment })
      }
      return now
    }),
  )
  return values
}
