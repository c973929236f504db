import { lazy } from 'react'

/** The editor of a filter, which arrives when the first one is opened. */
export const FilterEditor = lazy(async () => ({ default: (await import('./filter-editor.tsx')).FilterEditor }))
