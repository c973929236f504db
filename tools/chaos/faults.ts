/** What can happen to a server and its database. Each says when it is over; what it broke mends itself, or not. */
import { setTimeout } from 'node:timers/promises'
import { type City, signal } from './city.ts'
import type { Link, LinkState } from './proxy.ts'
import type { Random } from './random.ts'

export interface Fault {
  readonly name: string
  /** @returns false where there was nothing to strike */
  strike(): Promise<boolean>
}

/** Milliseconds. */
const frozen = (random: Random) => 2_000 + random.below(2_000)

/** Of a server with the database that it started itself. */
export function embeddedFaults(city: City, random: Random): readonly Fault[] {
  return [
    { name: 'server killed', strike: async () => signal(city.pid, 'SIGKILL') },
    {
      name: 'database killed',
      strike: async () => signal((await city.database())?.postmaster, 'SIGKILL'),
    },
    {
      name: 'session of the database killed',
      async strike() {
        const { sessions = [] } = (await city.database()) ?? {}
        return sessions.length > 0 && signal(random.one(sessions), 'SIGKILL')
      },
    },
    {
      name: 'server and database killed',
      async strike() {
        const { postmaster, sessions = [] } = (await city.database()) ?? {}
        const struck = signal(city.pid, 'SIGKILL')
        for (const pid of [postmaster, ...sessions]) signal(pid, 'SIGKILL')
        return struck
      },
    },
    {
      name: 'server frozen',
      async strike() {
        const { pid } = city
        if (!signal(pid, 'SIGSTOP')) return false
        await setTimeout(frozen(random))
        return signal(pid, 'SIGCONT')
      },
    },
    {
      name: 'database frozen',
      async strike() {
        const found = await city.database()
        if (!found) return false
        const all = [found.postmaster, ...found.sessions]
        for (const pid of all) signal(pid, 'SIGSTOP')
        await setTimeout(frozen(random))
        for (const pid of all) signal(pid, 'SIGCONT')
        return true
      },
    },
  ]
}

/** Of a server whose database is reached over a link. */
export function linkFaults(city: City, link: Link, random: Random): readonly Fault[] {
  const during = (name: string, state: LinkState): Fault => ({
    name,
    async strike() {
      link.state = state
      await setTimeout(frozen(random))
      link.state = 'whole'
      return true
    },
  })
  return [
    during('link cut', 'cut'),
    during('link held', 'held'),
    during('link slow', 'slow'),
    during('link loses connections', 'lossy'),
    { name: 'server killed', strike: async () => signal(city.pid, 'SIGKILL') },
  ]
}
