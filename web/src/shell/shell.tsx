/** The frame of every page behind the sign-in: bar, rail, notices, the page, and the evidence beside it. */
import { Outlet, useMatches, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { EvidenceDrawer } from '../assurance/routes.tsx'
import { useTexts } from '../ui/language.tsx'
import { announceArrival } from '../ui/page-head.tsx'
import { useLive } from './api/live.ts'
import { useSession } from './api/session.ts'
import { Bar } from './bar.tsx'
import { Notices } from './notices.tsx'
import { usePreferences } from './preferences.ts'
import { Rail } from './rail.tsx'
import './shell.css'
import { texts } from './texts.ts'

const FirstCity = lazy(() => import('./first-city.tsx').then(({ FirstCity: component }) => ({ default: component })))
const PurposeStrip = lazy(() =>
  import('./purpose/purpose-strip.tsx').then(({ PurposeStrip: component }) => ({ default: component })),
)
const Palette = lazy(() => import('./palette.tsx').then(({ Palette: component }) => ({ default: component })))

export function Shell() {
  const say = useTexts(texts)
  // The page that is drawn, not the one on its way: its heading would take the focus that the new one is to have.
  const pathname = useMatches({ select: (matches) => matches.at(-1)?.pathname })
  const session = useSession()
  const cityMissing = session?.scopes.length === 0
  const { rail } = usePreferences()
  const silence = useLive(!session?.confined)
  const [searching, setSearching] = useState(false)
  const [railOpen, setRailOpen] = useState(false)
  const closeRail = useCallback(() => setRailOpen(false), [])
  useSearchKey(useCallback(() => setSearching(true), []))
  useArrival(closeRail)

  return (
    <div className="shell" data-rail={rail}>
      <a className="skip" href="#main">
        {say.skip}
      </a>
      <Bar
        silence={silence}
        railOpen={railOpen}
        onRail={() => setRailOpen((open) => !open)}
        onSearch={() => setSearching(true)}
      />
      <Rail silence={silence} open={railOpen} onClose={closeRail} />
      <main id="main" className="page" tabIndex={-1}>
        <Suspense>
          <PurposeStrip />
        </Suspense>
        <Notices silence={silence} />
        <div className="page-content" key={pathname}>
          {cityMissing && /^\/app\/(assu|bene|emer|part|reso)/.test(pathname ?? '') ? (
            <Suspense>
              <FirstCity />
            </Suspense>
          ) : (
            <Outlet />
          )}
        </div>
      </main>
      <Suspense>
        <EvidenceDrawer />
        {searching && <Palette onClose={() => setSearching(false)} />}
      </Suspense>
    </div>
  )
}

/** Ctrl K, or ⌘ K. */
function useSearchKey(open: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [open])
}

/** On another page the heading takes the focus; a change of filters or the drawer is not another page. */
function useArrival(onArrive: () => void): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => {
        if (fromLocation === undefined || fromLocation.pathname === toLocation.pathname) return
        announceArrival()
        onArrive()
      }),
    [router, onArrive],
  )
}
