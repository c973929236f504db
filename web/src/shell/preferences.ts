/** What a reader chose for this browser: language, theme, width of the rail, edition of the standard. Never leaves the browser. */
import type { Language } from '@citywide/model/text'
import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'

interface Preferences {
  readonly language: Language
  /** Undefined: as the system has it. */
  readonly theme: Theme | undefined
  readonly rail: 'wide' | 'narrow' | undefined
  /** Undefined: the newer one. */
  readonly edition: '2021' | '2018' | undefined
}

const KEY = 'citywide'
const listeners = new Set<() => void>()
let chosen = read()

function read(): Preferences {
  const browser: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  const none: Preferences = { language: browser, theme: undefined, rail: undefined, edition: undefined }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return none
    const { language, theme, rail, edition } = kept as Record<string, unknown>
    return {
      language: language === 'zh' || language === 'en' ? language : browser,
      theme: theme === 'light' || theme === 'dark' ? theme : undefined,
      rail: rail === 'wide' || rail === 'narrow' ? rail : undefined,
      edition: edition === '2021' || edition === '2018' ? edition : undefined,
    }
  } catch {
    return none // storage is closed in some private windows: the page works without memory
  }
}

export function prefer(change: Partial<Preferences>): void {
  chosen = { ...chosen, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // see above
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => chosen)
}

const dark = window.matchMedia('(prefers-color-scheme: dark)')

function subscribeSystem(listener: () => void): () => void {
  dark.addEventListener('change', listener)
  return () => dark.removeEventListener('change', listener)
}

/** The theme in force: the chosen one, else the system's. */
export function useTheme(): Theme {
  const { theme } = usePreferences()
  const system = useSyncExternalStore(subscribeSystem, () => dark.matches)
  return theme ?? (system ? 'dark' : 'light')
}

/** Before the first paint, so that nothing flashes. */
export function applyTheme(theme: Theme = chosen.theme ?? (dark.matches ? 'dark' : 'light')): void {
  document.documentElement.dataset['theme'] = theme
}
