/** The mapping as the reader makes it. It is kept on the server a moment after each change: leaving loses nothing. */
import type { ImportMapping, ImportView } from '@citywide/model/platform/import'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useEffect, useRef, useState } from 'react'
import { RequestProblem } from '../../api/fetch.ts'
import { useImportWrites } from '../writes.ts'
import { sameMapping, sent, withProposedOrders } from './mapping.ts'

const PAUSE = 400

export interface Mapping {
  readonly mapping: ImportMapping
  readonly saving: boolean
  readonly failure: RequestProblem | undefined
  readonly change: (next: ImportMapping) => void
  /** Keeps what was not kept yet. @throws RequestProblem */
  readonly flush: () => Promise<void>
}

export function useMapping(view: ImportView, declaration: RecordDeclaration): Mapping {
  const writes = useImportWrites(view.id)
  const [mapping, setMapping] = useState(() => withProposedOrders(declaration, view.mapping, view.columns))
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<RequestProblem>()
  const [keeper] = useState(() => new Keeper(view.mapping, sent(mapping)))

  const keep = useRef<Keep>(async () => undefined)
  useEffect(() => {
    keep.current = async (next) => {
      setSaving(true)
      try {
        await writes.map(next)
        setFailure(undefined)
      } catch (error) {
        if (error instanceof RequestProblem) setFailure(error)
        throw error
      } finally {
        setSaving(false)
      }
    }
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      keeper.flush((wish) => keep.current(wish)).catch(() => undefined)
    },
    [keeper],
  )

  const change = (next: ImportMapping) => {
    setMapping(next)
    keeper.wish(sent(next))
    clearTimeout(timer.current)
    // What went wrong is shown; the next change, or the check, tries again.
    timer.current = setTimeout(() => void keeper.flush((wish) => keep.current(wish)).catch(() => undefined), PAUSE)
  }
  const flush = () => {
    clearTimeout(timer.current)
    return keeper.flush((wish) => keep.current(wish))
  }
  return { mapping, saving, failure, change, flush }
}

type Keep = (mapping: ImportMapping) => Promise<void>

/** One write after the other; of the wishes that wait, only the last is written. */
class Keeper {
  #kept: ImportMapping
  #wished: ImportMapping
  #running: Promise<void> | undefined

  constructor(kept: ImportMapping, wished: ImportMapping) {
    this.#kept = kept
    this.#wished = wished
  }

  wish(mapping: ImportMapping): void {
    this.#wished = mapping
  }

  async flush(keep: Keep): Promise<void> {
    while (this.#running || !sameMapping(this.#wished, this.#kept)) {
      this.#running ??= this.#write(keep).finally(() => {
        this.#running = undefined
      })
      await this.#running
    }
  }

  async #write(keep: Keep): Promise<void> {
    const next = this.#wished
    await keep(next)
    this.#kept = next
  }
}
