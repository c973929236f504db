/** The list, or the one finding that the address names. */
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Loading } from '../../ui/state.tsx'

const route = getRouteApi('/app/assurance/findings/{-$id}')
const List = lazy(async () => ({ default: (await import('./findings.tsx')).FindingsPage }))
const One = lazy(async () => ({ default: (await import('./finding.tsx')).FindingPage }))

export function FindingsOrOne() {
  const { id } = route.useParams()
  return <Suspense fallback={<Loading rows={8} />}>{id === undefined ? <List /> : <One key={id} id={id} />}</Suspense>
}
