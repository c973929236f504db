/** Sending a file: how far it has come, giving up, and what the server said. */
import { ImportView } from '@citywide/model/platform/import'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { RequestProblem } from '../../api/fetch.ts'
import { upload } from '../../api/upload.ts'
import { newKey } from '../../records/form/new-key.ts'
import { keepFile } from '../kept-file.ts'
import { importQuery } from '../queries.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How a file is to be read, where it does not say so itself. */
interface Reading {
  readonly sheet?: string | undefined
  readonly encoding?: string | undefined
  /** The sign, or `tab`. */
  readonly delimiter?: string | undefined
  readonly headingRow?: string | undefined
}

interface Wish extends Reading {
  readonly register: string
  /** Code of the scope. */
  readonly scope: string | undefined
}

export interface Upload {
  /** Part of the file that was sent, 0 to 1; undefined while nothing is under way. */
  readonly part: number | undefined
  readonly failure: RequestProblem | undefined
  /** The import that was made of the file; undefined when it was given up or refused. */
  readonly send: (file: File, wish: Wish) => Promise<ImportView | undefined>
  readonly giveUp: () => void
}

export function useUpload(): Upload {
  const client = useQueryClient()
  const [part, setPart] = useState<number>()
  const [failure, setFailure] = useState<RequestProblem>()
  const under = useRef<AbortController>(undefined)
  useEffect(() => () => under.current?.abort(), [])

  const send = async (file: File, wish: Wish) => {
    const control = new AbortController()
    under.current = control
    setFailure(undefined)
    setPart(0)
    try {
      const view = await upload({
        path: '/imports',
        query: { ...wish, name: file.name },
        answer: ImportView,
        file,
        type: /\.xlsx$/i.test(file.name) ? XLSX : 'text/csv',
        key: newKey(),
        onProgress: setPart,
        signal: control.signal,
      })
      keepFile(view.id, file)
      client.setQueryData(importQuery(view.id).queryKey, view)
      void client.invalidateQueries({ queryKey: ['imports'] })
      return view
    } catch (error) {
      if (control.signal.aborted) return undefined
      if (!(error instanceof RequestProblem)) throw error
      setFailure(error)
      return undefined
    } finally {
      setPart(undefined)
    }
  }
  return { part, failure, send, giveUp: () => under.current?.abort() }
}
