/**
 * A draft: a change of a published record, written beside it, until a second person publishes it. The states and who may
 * do what in them are written out whole; the server refuses everything else, screens offer nothing else.
 */
import type { Text } from '../text.ts'

export const draftStates = ['draft', 'review', 'published', 'withdrawn'] as const
export type DraftState = (typeof draftStates)[number]

export const draftActs = [
  'edit',
  'rebase',
  'send',
  'takeBack',
  'return',
  'approve',
  'publishNow',
  'withdraw',
  'comment',
] as const
export type DraftAct = (typeof draftActs)[number]

/** `author`: who wrote in it. `other`: everybody else, so that nobody approves what they wrote. */
type By = 'author' | 'other' | 'anyone'

interface Step {
  readonly to: DraftState
  readonly by: By
}

export const draftSteps: Readonly<Record<DraftState, Readonly<Partial<Record<DraftAct, Step>>>>> = {
  draft: {
    // Whoever writes in it becomes one of its authors.
    edit: { to: 'draft', by: 'anyone' },
    rebase: { to: 'draft', by: 'anyone' },
    send: { to: 'review', by: 'author' },
    publishNow: { to: 'published', by: 'author' },
    withdraw: { to: 'withdrawn', by: 'author' },
    comment: { to: 'draft', by: 'anyone' },
  },
  review: {
    // What is being reviewed holds still; only what others changed elsewhere in the record may be taken in.
    rebase: { to: 'review', by: 'anyone' },
    takeBack: { to: 'draft', by: 'author' },
    return: { to: 'draft', by: 'other' },
    approve: { to: 'published', by: 'other' },
    withdraw: { to: 'withdrawn', by: 'author' },
    comment: { to: 'review', by: 'anyone' },
  },
  published: {},
  withdrawn: {},
}

export const draftStateNames: Readonly<Record<DraftState, Text>> = {
  draft: { zh: '编写中', en: 'being written' },
  review: { zh: '待审核', en: 'in review' },
  published: { zh: '已发布', en: 'published' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

/** Acts that say nothing without words. */
export const actsWithNote: ReadonlySet<DraftAct> = new Set(['return', 'publishNow', 'comment'])

export function mayAct(state: DraftState, act: DraftAct, isAuthor: boolean): boolean {
  const by = draftSteps[state][act]?.by
  return by === 'anyone' || by === (isAuthor ? 'author' : 'other')
}

export function isOpen(state: DraftState): boolean {
  return Object.keys(draftSteps[state]).length > 0
}
