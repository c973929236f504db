/** The crowd of `overload.ts`, a process of its own: does one plan and ends. */
import { get, type Kind, openLoop } from './open-loop.ts'
import type { GeneratorPlan } from './overload.ts'

const pages = ['/api/session', '/api/organizations?limit=20', '/api/roadmaps?limit=20'] as const

/** The pages in turn, each time as another person. */
function inTurn(sessions: readonly string[]): () => Buffer {
  let turn = 0
  return () => {
    turn += 1
    return get(pages[turn % pages.length] ?? '', { cookie: sessions[turn % sessions.length] ?? '' })
  }
}

process.once('message', (plan: GeneratorPlan) => {
  const { port, seconds, people, strangers, duty } = plan
  const kinds: Kind[] = [
    { name: 'people', perSecond: people.perSecond, next: inTurn(people.sessions) },
    { name: 'strangers', perSecond: strangers.perSecond / 2, next: () => get('/sign-in') },
    { name: 'impostors', perSecond: strangers.perSecond / 2, next: () => get(pages[0], { cookie: 'cw=unknown' }) },
    { name: 'duty', perSecond: duty.perSecond, next: inTurn(duty.sessions) },
    { name: 'live', perSecond: 10, next: () => get('/health/live') },
  ]
  void openLoop(port, kinds, seconds).then((exchanges) =>
    process.send?.(exchanges, () => {
      process.disconnect?.()
    }),
  )
})
