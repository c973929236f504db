/** New high alerts for those who listen: politely, gathered for ten seconds, each once. Nothing is said of those that were there. */
import type { AlertView } from '@citywide/model/emergency/alert-view'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTexts, useWords } from '../ui/language.tsx'
import { HIGH } from './alert/severity.tsx'
import { texts } from './texts.ts'

const GATHER = 10_000

export function Announcer({ alerts }: { readonly alerts: readonly AlertView[] | undefined }) {
  const say = useTexts(texts)
  const words = useWords()
  const [said, setSaid] = useState('')
  const known = useRef<Set<string>>(undefined)
  const waiting = useRef<AlertView[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useEffectEvent(() => {
    const [first] = waiting.current
    if (first) setSaid(say.newHigh(waiting.current.length, words(first.title)))
    waiting.current = []
    timer.current = undefined
  })
  useEffect(() => {
    if (!alerts) return
    const before = known.current
    known.current = new Set([...(before ?? []), ...alerts.map(({ id }) => id)])
    if (!before) return
    const fresh = alerts.filter(({ id, severity }) => severity >= HIGH && !before.has(id))
    if (fresh.length === 0) return
    waiting.current.push(...fresh)
    timer.current ??= setTimeout(() => tell(), GATHER)
  }, [alerts])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <p className="unseen" aria-live="polite">
      {said}
    </p>
  )
}
