/** Two people wrote the same record: what each of them changed, and what comes of a choice per field. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { fieldOf } from '../register/register.ts'
import { same } from '../record/versions.ts'
import { type Entry, typedFields } from './entry.ts'

export type Choice = 'mine' | 'theirs'

export interface Conflict {
  /** Both changed it, to different things: somebody has to choose. */
  readonly both: readonly string[]
  /** Only I changed it, or both to the same: it stays as I have it. */
  readonly mine: readonly string[]
  /** Only they changed it: it comes as they have it. */
  readonly theirs: readonly string[]
}

/**
 * @param base as the record stood when I read it
 * @param mine as it stands in my form
 * @param theirs as it stands on the server now
 */
export function conflictOf(declaration: RecordDeclaration, base: Entry, mine: Entry, theirs: Entry): Conflict {
  const names = typedFields(declaration).filter((name) => fieldOf(declaration, name))
  const byMe = (name: string) => !same(base[name], mine[name])
  const byThem = (name: string) => !same(base[name], theirs[name])
  const agreed = (name: string) => same(mine[name], theirs[name])
  return {
    both: names.filter((name) => byMe(name) && byThem(name) && !agreed(name)),
    mine: names.filter((name) => byMe(name) && (!byThem(name) || agreed(name))),
    theirs: names.filter((name) => byThem(name) && !byMe(name)),
  }
}

/** My form after the choices: what was chosen of mine, all else as it stands on the server. */
export function settled(
  conflict: Conflict,
  choices: Readonly<Record<string, Choice>>,
  mine: Entry,
  theirs: Entry,
): Entry {
  const kept = new Set([...conflict.mine, ...conflict.both.filter((name) => choices[name] === 'mine')])
  return Object.fromEntries(
    Object.keys(mine).flatMap((name) => {
      const value = kept.has(name) ? mine[name] : theirs[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
