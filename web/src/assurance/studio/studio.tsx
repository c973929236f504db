/** The rule studio: all rules, or one of them. Each brings only what it needs. */
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Loading } from '../../ui/state.tsx'
import './studio.css'

const route = getRouteApi('/app/assurance/rules/{-$id}')
const StudioRules = lazy(() =>
  import('./studio-rules.tsx').then(({ StudioRules: component }) => ({ default: component })),
)
const StudioRule = lazy(() => import('./studio-rule.tsx').then(({ StudioRule: component }) => ({ default: component })))

export function StudioPage() {
  const { id } = route.useParams()
  return (
    <Suspense fallback={<Loading rows={12} />}>
      {id === undefined ? <StudioRules /> : <StudioRule key={id} id={id} />}
    </Suspense>
  )
}
