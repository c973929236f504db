/**
 * A version of a rule: the card that a city wrote in place of the one of the release, or for a rule of its own. It is
 * written, reviewed by a second person and published; what was published stays as it is. The steps are written out
 * whole; the server refuses everything else, screens offer nothing else.
 */
import type { Text } from '../text.ts'

export const versionStates = ['draft', 'review', 'published', 'withdrawn'] as const
export type VersionState = (typeof versionStates)[number]

export const versionActs = ['edit', 'submit', 'takeBack', 'sendBack', 'publish', 'withdraw', 'comment'] as const
export type VersionAct = (typeof versionActs)[number]

/** `author`: who wrote in it. `other`: everybody else, so that nobody publishes what they wrote. */
interface Step {
  readonly to: VersionState
  readonly by: 'author' | 'other' | 'anyone'
}

export const versionSteps: Readonly<Record<VersionState, Readonly<Partial<Record<VersionAct, Step>>>>> = {
  draft: {
    // Whoever writes in it becomes one of its authors.
    edit: { to: 'draft', by: 'anyone' },
    submit: { to: 'review', by: 'author' },
    withdraw: { to: 'withdrawn', by: 'author' },
    comment: { to: 'draft', by: 'anyone' },
  },
  review: {
    takeBack: { to: 'draft', by: 'author' },
    sendBack: { to: 'draft', by: 'other' },
    publish: { to: 'published', by: 'other' },
    withdraw: { to: 'withdrawn', by: 'author' },
    comment: { to: 'review', by: 'anyone' },
  },
  published: {},
  withdrawn: {},
}

/** Acts that say nothing without words. */
export const versionActsWithNote: ReadonlySet<VersionAct> = new Set(['sendBack', 'comment'])

export function mayStep(state: VersionState, act: VersionAct, isAuthor: boolean): boolean {
  const by = versionSteps[state][act]?.by
  return by === 'anyone' || by === (isAuthor ? 'author' : 'other')
}

/** What a version puts in force: a card, nothing any more, or the card of the release again. */
export const puts = ['card', 'retired', 'release'] as const
export type Puts = (typeof puts)[number]

export const versionStateNames: Readonly<Record<VersionState, Text>> = {
  draft: { zh: '编写中', en: 'being written' },
  review: { zh: '待审核', en: 'in review' },
  published: { zh: '已发布', en: 'published' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

/** Numbers of a city's own rules begin here, so that no later release can meet one: `B7.1-E101`. */
export const firstOwnNumber = 101

/** The number at the end of a rule's id; undefined where it has none. */
export function numberOf(rule: string): number | undefined {
  const [, digits] = /-E(\d{1,6})$/.exec(rule) ?? []
  return digits === undefined ? undefined : Number(digits)
}
