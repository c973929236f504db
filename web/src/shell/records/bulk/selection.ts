/** Which rows of a list are chosen: some of them, or everything that the list shows. */
import type { BatchSelect } from '@citywide/model/platform/batch'
import { useState } from 'react'
import type { ListQuestion } from '../register/queries.ts'
import type { Stored } from '../register/stored.ts'

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Everything that the list shows, also what has not arrived. */
  readonly everything: boolean
  readonly toggle: (record: Stored, records: readonly Stored[], range: boolean) => void
  readonly toggleAll: (records: readonly Stored[]) => void
  readonly chooseEverything: () => void
  readonly clear: () => void
  readonly select: () => BatchSelect
}

interface Chosen {
  /** The question of the list; with another one nothing is chosen. */
  readonly of: string
  /** Id → the version that was in sight. */
  readonly versions: ReadonlyMap<string, number>
  readonly last: string | undefined
  readonly everything: boolean
}

export function useSelection(question: ListQuestion): Selection {
  const of = JSON.stringify(question)
  const none: Chosen = { of, versions: new Map(), last: undefined, everything: false }
  const [kept, setChosen] = useState<Chosen>(none)
  const chosen = kept.of === of ? kept : none
  return {
    ids: new Set(chosen.versions.keys()),
    everything: chosen.everything,
    toggle: (record, records, range) => setChosen(toggled(chosen, record, records, range)),
    toggleAll: (records) => {
      const every = records.every(({ id }) => chosen.versions.has(id))
      setChosen({ ...none, versions: new Map(every ? [] : records.map(({ id, version }) => [id, version])) })
    },
    chooseEverything: () => setChosen({ ...chosen, everything: true }),
    clear: () => setChosen(none),
    select: () =>
      chosen.everything
        ? { query: queryOf(question) }
        : { records: [...chosen.versions].map(([id, version]) => ({ id, version })) },
  }
}

/** One more or one less; with `range` everything from the last one to this. */
export function toggled(chosen: Chosen, record: Stored, records: readonly Stored[], range: boolean): Chosen {
  if (chosen.everything) {
    // Who lets one go of everything keeps the others that are in sight.
    const others = records.filter(({ id }) => id !== record.id)
    return {
      ...chosen,
      everything: false,
      last: record.id,
      versions: new Map(others.map((one) => [one.id, one.version])),
    }
  }
  const versions = new Map(chosen.versions)
  const on = !versions.has(record.id)
  const from = records.findIndex(({ id }) => id === chosen.last)
  const to = records.findIndex(({ id }) => id === record.id)
  const part = range && from >= 0 ? records.slice(Math.min(from, to), Math.max(from, to) + 1) : [record]
  for (const { id, version } of part) {
    if (on) versions.set(id, version)
    else versions.delete(id)
  }
  return { ...chosen, versions, last: record.id, everything: false }
}

function queryOf({ asked, q, sort, scope }: ListQuestion): Record<string, string | string[]> {
  const parts = { q, sort, scope }
  return {
    ...Object.fromEntries(
      Object.entries(asked).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : [...values]]),
    ),
    ...Object.fromEntries(
      Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  }
}
