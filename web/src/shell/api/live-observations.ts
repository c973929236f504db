/** The newest values of streams as they come in: server-sent events, and where there are none, asking again. */
import { LiveObservations } from '@citywide/model/observations/live'
import { useEffect, useEffectEvent, useState } from 'react'

export interface LiveOptions {
  /** Codes of streams; all of them when left out. Nothing is followed while the list is empty. */
  readonly streams?: readonly string[] | undefined
  /** At least so many milliseconds lie between two calls. */
  readonly pace?: number
  readonly active?: boolean
}

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/**
 * Calls `onValues` with the newest value of each stream as it stands, and then with what has changed. After a break the
 * first call tells all of them again, so that nothing that is shown stays old.
 *
 * @returns since when nothing has been heard, in milliseconds since 1970; undefined while there is a connection
 */
export function useLiveObservations(
  { streams, pace = 0, active = true }: LiveOptions,
  onValues: (values: LiveObservations) => void,
): number | undefined {
  const [silence, setSilence] = useState<number>()
  const told = useEffectEvent(onValues)
  const named = streams?.join(',')
  useEffect(() => {
    if (!active || named === '') return undefined
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let wait = FIRST_WAIT
    const query = new URLSearchParams({ pace: String(pace), ...(named !== undefined && { streams: named }) })
    const open = () => {
      source = new EventSource(`/api/live/observations?${query}`)
      source.addEventListener('open', () => {
        wait = FIRST_WAIT
        setSilence(undefined)
      })
      source.addEventListener('observations', (event) => {
        const values = LiveObservations.safeParse(JSON.parse(event.data))
        if (values.success) told(values.data)
      })
      source.addEventListener('error', () => {
        setSilence((since) => since ?? Date.now())
        if (source?.readyState !== EventSource.CLOSED) return // the browser tries by itself
        timer = setTimeout(open, wait * (0.75 + Math.random() / 2))
        wait = Math.min(LONGEST_WAIT, wait * 2)
      })
    }
    open()
    return () => {
      source?.close()
      clearTimeout(timer)
    }
  }, [named, pace, active])
  return silence
}
