import './api/jitless.ts'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { setWorkerPolicy } from '../map/worker-policy.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/lines.css'
import '../ui/panel.css'
import './fonts.css'
import { mending, RequestProblem } from './api/fetch.ts'
import { applyTheme } from './preferences.ts'
import { makeRouter } from './router.ts'

setWorkerPolicy()
applyTheme()
mending.mend = async (code) => (await import('./account/prove.tsx')).prove(code)

const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      // The session ended while a page was open: signing in again leads back to it.
      const { href } = router.state.location
      if (
        error instanceof RequestProblem &&
        error.status === 401 &&
        href.startsWith('/app') &&
        client.getQueryData(['session'])
      )
        void router.navigate({ to: '/sign-in', search: { reason: 'ended', to: href } })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // What the server refused once it refuses again; only silence is worth another attempt.
      retry: (count, error) => count < 2 && error instanceof RequestProblem && error.code === 'AWAY',
    },
  },
})
const router = makeRouter(client)
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}
