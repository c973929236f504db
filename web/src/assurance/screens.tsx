/** The screens of the room that stand on one address each. Each arrives when it is first opened. */
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Loading } from '../ui/state.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { useTexts } from '../ui/language.tsx'
import { hubTexts } from './overview/hub-texts.ts'

const route = getRouteApi('/app/assurance/{-$screen}')

const screens = {
  hub: lazy(async () => ({ default: (await import('./overview/hub.tsx')).HubPage })),
  overview: lazy(async () => ({ default: (await import('./overview/overview.tsx')).OverviewPage })),
  'success-factors': lazy(async () => ({
    default: (await import('./success-factors/success-factors.tsx')).SuccessFactorsPage,
  })),
  'phase-gates': lazy(async () => ({ default: (await import('./phase-gates/phase-gates.tsx')).PhaseGatesPage })),
  contradictions: lazy(async () => ({
    default: (await import('./contradictions/contradictions.tsx')).ContradictionsPage,
  })),
  next: lazy(async () => ({ default: (await import('./findings/next-changes.tsx')).NextPage })),
  profile: lazy(async () => ({ default: (await import('./profile/profile.tsx')).ProfilePage })),
  attestations: lazy(async () => ({ default: (await import('./profile/attestations.tsx')).AttestationsPage })),
} as const

export function ScreenPage() {
  const say = useTexts(hubTexts)
  const { screen = 'hub' } = route.useParams()
  if (!isScreen(screen)) return <PageHead title={say.noSuchScreen} />
  const Screen = screens[screen]
  return (
    <Suspense fallback={<Loading rows={8} />}>
      <Screen />
    </Suspense>
  )
}

function isScreen(name: string): name is keyof typeof screens {
  return Object.hasOwn(screens, name)
}
