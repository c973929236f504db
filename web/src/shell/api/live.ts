/** What changes on the server reaches the open page: events name what changed, and the questions about it are asked anew. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'

/** What stands around a record, or an inbox, is another: `comments <record>`, `inbox <account>`. */
const Around = z.object({ what: z.string() })
const Change = z.object({ noun: z.string(), id: z.string().nullable().optional() })

/** Since when there is no connection, in milliseconds; undefined while there is one. */
export type Silence = number | undefined

/** Events come in bursts (an import): what they touch is asked for once in this time, in milliseconds. */
const GATHER = 1_000
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000
/** Without live events the page asks again in this rhythm. */
const POLL = 30_000

/**
 * Listens while a page is open. The browser itself comes back after a short break with the last event's id; when it gives
 * up, we come back with growing pauses and hand the id over in the address.
 *
 * @returns since when nothing has been heard, for the bar that says so
 */
export function useLive(active: boolean): Silence {
  const client = useQueryClient()
  const [silence, setSilence] = useState<Silence>(undefined)
  useEffect(() => {
    if (!active) return undefined
    return listen(client, setSilence)
  }, [client, active])
  return silence
}

function listen(client: QueryClient, onSilence: (silence: Silence) => void): () => void {
  let source: EventSource | undefined
  let lastId = ''
  let wait = FIRST_WAIT
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: Silence
  const touched = new Set<string>()
  let gathering: ReturnType<typeof setTimeout> | undefined

  const touch = (what: string) => {
    touched.add(what)
    gathering ??= setTimeout(() => {
      gathering = undefined
      const nouns = new Set(touched)
      touched.clear()
      // A question already under way is not cut off: under a stream of changes a long list would never arrive.
      void client.invalidateQueries(
        { predicate: ({ meta }) => concerns(meta?.['reads'], nouns) },
        { cancelRefetch: false },
      )
    }, GATHER)
  }
  const heard = (event: MessageEvent<string>) => {
    if (event.lastEventId !== '') lastId = event.lastEventId
  }
  const connected = () => {
    wait = FIRST_WAIT
    if (since !== undefined) void client.invalidateQueries() // what was missed while away
    since = undefined
    onSilence(undefined)
  }

  function open(): void {
    source = new EventSource(`/api/live${lastId ? `?lastEventId=${encodeURIComponent(lastId)}` : ''}`)
    source.addEventListener('open', connected)
    source.addEventListener('change', (event) => {
      heard(event)
      const change = Change.safeParse(parsed(event.data))
      touch(change.success ? change.data.noun : '*')
    })
    for (const kind of ['verdict', 'observation', 'figure']) {
      source.addEventListener(kind, (event) => {
        heard(event)
        touch(kind)
      })
    }
    source.addEventListener('around', (event) => {
      const around = Around.safeParse(parsed(event.data))
      if (around.success) touch(around.data.what)
    })
    source.addEventListener('error', () => {
      since ??= Date.now()
      onSilence(since)
      if (source?.readyState !== EventSource.CLOSED) return // the browser tries by itself
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2))
      wait = Math.min(LONGEST_WAIT, wait * 2)
    })
  }

  open()
  const poll = setInterval(() => since !== undefined && touch('*'), POLL)
  return () => {
    source?.close()
    clearTimeout(timer)
    clearTimeout(gathering)
    clearInterval(poll)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A question without `reads` is about nothing that changes; `*` reads everything. */
function concerns(reads: unknown, touched: ReadonlySet<string>): boolean {
  if (!Array.isArray(reads)) return false
  return touched.has('*') || reads.some((noun) => noun === '*' || touched.has(String(noun)))
}
