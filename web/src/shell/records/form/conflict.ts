/** Two people wrote the same record: what each of them changed, and what comes of a choice per field. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { fieldOf } from '../register/register.ts'
import { same } from '@citywide/model/record/same'
import { type Entry, type EntryWords, isWords, typedFields } from './entry.ts'

export type Choice = 'mine' | 'theirs'

export interface Conflict {
  /** Both changed it, to different things: somebody has to choose. */
  readonly both: readonly string[]
  /** Only I changed it, or both to the same: it stays as I have it. */
  readonly mine: readonly string[]
  /** Only they changed it: it comes as they have it. */
  readonly theirs: readonly string[]
  /** Each changed another language of it: both remain. */
  readonly merged: Readonly<Record<string, EntryWords>>
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
  const apart = names.filter((name) => byMe(name) && byThem(name) && !agreed(name))
  const merged = Object.fromEntries(
    apart.flatMap((name) => {
      const words = mergedWords(base[name], mine[name], theirs[name])
      return words ? [[name, words]] : []
    }),
  )
  return {
    both: apart.filter((name) => merged[name] === undefined),
    merged,
    mine: names.filter((name) => byMe(name) && (!byThem(name) || agreed(name))),
    theirs: names.filter((name) => byThem(name) && !byMe(name)),
  }
}

/** Two languages are two texts: the one translated by me and the one mended by them both remain. */
function mergedWords(
  base: Entry[string] | undefined,
  mine: Entry[string] | undefined,
  theirs: Entry[string] | undefined,
) {
  if (!isWords(base) || !isWords(mine) || !isWords(theirs)) return undefined
  const zh = mergedText(base.zh, mine.zh, theirs.zh)
  const en = mergedText(base.en, mine.en, theirs.en)
  return zh === undefined || en === undefined ? undefined : { zh, en }
}

/** What only one side changed, or both to the same. */
function mergedText(was: string, mine: string, theirs: string): string | undefined {
  if (mine === was) return theirs
  return theirs === was || mine === theirs ? mine : undefined
}

/** My form after the choices: what was chosen of mine, what both made of different languages, all else as it stands. */
export function settled(
  conflict: Conflict,
  choices: Readonly<Record<string, Choice>>,
  mine: Entry,
  theirs: Entry,
): Entry {
  const kept = new Set([...conflict.mine, ...conflict.both.filter((name) => choices[name] === 'mine')])
  return Object.fromEntries(
    Object.keys(mine).flatMap((name) => {
      const value = conflict.merged[name] ?? (kept.has(name) ? mine[name] : theirs[name])
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
