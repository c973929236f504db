/** What a transition of an event rule says of alerts. */
import type { Transition } from '@citywide/model/observations/event-rule'
import type { StandingAlert } from './standing.ts'

/** A word on one alert, which is named by rule, group and episode. */
export interface Told {
  readonly event: 'raised' | 'cleared'
  readonly kind: 'threshold' | 'no_data'
  readonly groupKey: string
  readonly episode: string
}

export const groupKeyOf = ({ kind, id }: Transition['group']): string => `${kind} ${id}`

/** Name of an alert before it has an id; the episode by its moment, however it is written. */
export function keyOf(ruleId: string | null, groupKey: string | null, episode: string | null): string {
  return JSON.stringify([ruleId, groupKey, episode === null ? null : Temporal.Instant.from(episode).epochMilliseconds])
}

export const kindOf = (kind: Told['kind'], storm: boolean): string => (storm ? `${kind}_storm` : kind)

/**
 * The words of one transition, in order: what is over first. An alert on a limit stays open through silence; only a
 * value says that it is over. An error says nothing of the city.
 *
 * @param known alerts of the same rule and group, of all kinds and episodes, as far as they are not cleared
 */
export function told(transition: Transition, known: readonly StandingAlert[]): Told[] {
  const { from, to, ruleId, group, episode } = transition
  const groupKey = groupKeyOf(group)
  const open = known.filter(
    (alert) => alert.ruleId === ruleId && alert.groupKey === groupKey && alert.clearedAt === null,
  )
  const over = (silence: boolean): Told[] =>
    open.flatMap((alert) =>
      alert.kind.startsWith('no_data') === silence && alert.episodeAt !== null
        ? [{ event: 'cleared', kind: silence ? 'no_data' : 'threshold', groupKey, episode: alert.episodeAt }]
        : [],
    )
  switch (to) {
    case 'noData':
      return [{ event: 'raised', kind: 'no_data', groupKey, episode }]
    case 'firing':
      return [...over(true), { event: 'raised', kind: 'threshold', groupKey, episode }]
    case 'normal':
      return [...over(true), ...over(false)]
    case 'pending':
      return from === 'noData' ? over(true) : []
    case 'error':
      return []
  }
}
