/** An alert is given to a person, a team, or both: the person finds it among the own tasks, both are told. */
import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@citywide/model/problem'
import { demandPeople } from '#platform/around/people-store.ts'
import { tellAround } from '#platform/around/subject-store.ts'
import { endAssignment, keepAssignment, lockOpen } from '#platform/assignments/store.ts'
import { tellAccounts, tellPeople } from '#platform/inbox/store.ts'
import { asPlatform } from '#platform/postgres/pool.ts'
import { peopleOfTeam } from '../people-store.ts'
import { actOnAlert } from './act.ts'
import type { Desk, Seen } from './held.ts'

export interface Handing {
  readonly account: string | null
  readonly teamId: string | null
  readonly note: string | null
}

/** @throws Problem as `actOnAlert`; NO_SUCH_ACCOUNT, NO_SUCH_RECORD */
export async function assignAlert(desk: Desk, seen: Seen, { account, teamId, note }: Handing): Promise<void> {
  const { client, principal } = desk
  if (account !== null) await demandPeople(client, [account], '/account')
  const other =
    account !== null
      ? ({ noun: 'Account', id: account } as const)
      : teamId === null
        ? undefined
        : ({ noun: 'Organization', id: teamId } as const)
  if (!other) throw new Problem('INVALID')
  const deed = { act: 'assign', values: { teamId }, other, ...(note !== null && { reason: note }) } as const
  await actOnAlert(desk, seen, deed)
  const by = principal.accountId
  const open = await lockOpen(client, 'Alert', seen.id)
  if (open !== null) await endAssignment(client, open, by, 'replaced')
  if (account !== null) {
    const id = randomUUIDv7()
    await keepAssignment(client, { id, noun: 'Alert', recordId: seen.id, accountId: account, dueOn: null, note, by })
    const news = { kind: 'assignment', about: id, noun: 'Alert', recordId: seen.id, actor: by } as const
    await tellPeople(client, [account], news)
  }
  if (teamId !== null) {
    const team = await asPlatform(client, () => peopleOfTeam(client, teamId))
    const told = team.filter((id) => id !== account && id !== by)
    await tellAccounts(client, told, { kind: 'alert_team', noun: 'Alert', recordId: seen.id, note: {} })
  }
  await tellAround(client, `assignments ${seen.id}`)
  await tellAround(client, 'tasks')
}

/** What is over needs nobody any more. */
export async function endAssignments({ client, principal }: Desk, id: string): Promise<void> {
  const open = await lockOpen(client, 'Alert', id)
  if (open === null) return
  await endAssignment(client, open, principal.accountId, 'done')
  await tellAround(client, `assignments ${id}`)
  await tellAround(client, 'tasks')
}
