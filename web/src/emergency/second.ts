/** The server's time, to the second: one timer for every clock on the page, however many there are. */
import { useSyncExternalStore } from 'react'
import { useSession } from '../shell/api/session.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let second = Math.floor(Date.now() / 1000)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    second = Math.floor(Date.now() / 1000)
    for (const one of listeners) one()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Milliseconds since 1970 by the server's clock. */
export function useSecond(): number {
  const ahead = useSession()?.ahead ?? 0
  return useSyncExternalStore(subscribe, () => second) * 1000 + ahead
}
