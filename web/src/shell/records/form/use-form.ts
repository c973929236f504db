/** The state of a form: what stands in it, what is wrong with it, whether it is being saved. */
import type { FieldProblem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useState } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { partnerOf } from '../list/columns.ts'
import { changedFields, type Entry, type EntryValue, isEmptyEntry } from './entry.ts'
import { problemsOf } from './problems.ts'

export interface Form {
  readonly entry: Entry
  readonly problems: readonly FieldProblem[]
  /** What went wrong with the whole form, if anything did. */
  readonly failure: RequestProblem | undefined
  readonly saving: boolean
  readonly attempt: number
  /** Fields that differ from what the form began with. */
  readonly changed: readonly string[]
  readonly set: (name: string, value: EntryValue) => void
  /** Another beginning and another entry, after a conflict. */
  readonly rebase: (base: Entry, entry: Entry) => void
  /**
   * Looks at the entry, then sends it. Problems of the server are shown at their fields.
   *
   * @param names fields that are looked at
   */
  readonly submit: (names: readonly string[], send: () => Promise<void>) => Promise<void>
  readonly base: Entry
}

export function useForm(declaration: RecordDeclaration, begin: Entry): Form {
  const { timeZone } = useLanguage()
  const [base, setBase] = useState(begin)
  const [entry, setEntry] = useState(begin)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [failure, setFailure] = useState<RequestProblem>()
  const [saving, setSaving] = useState(false)
  const [attempt, setAttempt] = useState(0)

  const set = (name: string, value: EntryValue) => {
    setEntry((now) => withField(declaration, now, name, value))
    // What was wrong with it may be so no longer; it is looked at again when the form is sent.
    setProblems((now) => now.filter(({ pointer }) => pointer.split('/')[1] !== name))
  }

  const rebase = (nextBase: Entry, nextEntry: Entry) => {
    setBase(nextBase)
    setEntry(nextEntry)
    setFailure(undefined)
    setProblems([])
  }

  const submit = async (names: readonly string[], send: () => Promise<void>) => {
    setFailure(undefined)
    setAttempt((count) => count + 1)
    const found = problemsOf(declaration, entry, names, timeZone)
    setProblems(found)
    if (found.length > 0) return
    setSaving(true)
    try {
      await send()
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setProblems(error.fields)
      setFailure(error)
      setAttempt((count) => count + 1)
    } finally {
      setSaving(false)
    }
  }

  return {
    base,
    entry,
    problems,
    failure,
    saving,
    attempt,
    changed: changedFields(base, entry),
    set,
    rebase,
    submit,
  }
}

/** A reference of another kind than now chosen goes: an endorsement of a roadmap cannot point to a vision. */
function withField(declaration: RecordDeclaration, entry: Entry, name: string, value: EntryValue): Entry {
  const reference = partnerOf(declaration, name)
  const other = reference !== undefined && entry[name] !== value && !isEmptyEntry(entry[reference])
  return { ...entry, [name]: value, ...(other && { [reference]: '' }) }
}
