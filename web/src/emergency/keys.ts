/** What single keys do on the operations screen. Not while somebody types, not with Ctrl, Alt or Meta, and not where they were switched off. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

export const keys = ['j', 'k', 'a', 'g', 'm', 'i', 'c', 'f', 't', 'Escape', '?'] as const
export type Key = (typeof keys)[number]

const isKey = (key: string): key is Key => (keys as readonly string[]).includes(key)

const KEPT = 'citywide.operations.keys'
const listeners = new Set<() => void>()
let off = read()

function read(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'off'
  } catch {
    return false // storage is closed in some private windows
  }
}

/** People who speak to their machine switch single keys off. Source: WCAG 2.2, 2.1.4. */
export function switchKeys(on: boolean): void {
  off = !on
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off')
  } catch {
    // see above
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useKeysOn(): boolean {
  return !useSyncExternalStore(subscribe, () => off)
}

export function useKeys(pressed: (key: Key) => void): void {
  const on = useKeysOn()
  const press = useEffectEvent(pressed)
  useEffect(() => {
    if (!on) return undefined
    const listen = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, altKey, metaKey } = event
      if (!isKey(key) || ctrlKey || altKey || metaKey) return
      if (target instanceof Element && target.closest('input, textarea, select, [role=dialog], [role=combobox]')) return
      if (key !== 'Escape') event.preventDefault()
      press(key)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [on])
}
