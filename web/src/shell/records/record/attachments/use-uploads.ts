/** Files on their way to a record: one after the other, each with its progress, and each can be stopped or tried again. */
import { Attachment } from '@citywide/model/platform/attachment'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { RequestProblem } from '../../../api/fetch.ts'
import { upload } from '../../../api/upload.ts'
import { newKey } from '../../form/new-key.ts'
import { type Around, attachmentsQuery } from '../around.ts'

export interface Upload {
  /** The key of the request too: tried again, a file that did arrive is not attached twice. */
  readonly key: string
  readonly file: File
  readonly state: 'waiting' | 'sending' | 'failed' | 'too large'
  /** 0 to 1. */
  readonly share: number
  readonly problem: RequestProblem | undefined
}

export interface Uploads {
  readonly all: readonly Upload[]
  add(files: readonly File[], limit: number): void
  cancel(key: string): void
  retry(key: string): void
}

export function useUploads(around: Around): Uploads {
  const client = useQueryClient()
  const [all, setAll] = useState<readonly Upload[]>([])
  const sending = useRef<{ readonly key: string; readonly cut: AbortController } | undefined>(undefined)
  const change = useCallback(
    (key: string, part: Partial<Upload>) =>
      setAll((known) => known.map((one) => (one.key === key ? { ...one, ...part } : one))),
    [],
  )
  const drop = useCallback((key: string) => setAll((known) => known.filter((one) => one.key !== key)), [])

  // Whoever leaves the page stops what is under way.
  useEffect(() => () => sending.current?.cut.abort(), [])

  useEffect(() => {
    const next = all.find(({ state }) => state === 'waiting')
    if (!next || sending.current) return
    const { key, file } = next
    const cut = new AbortController()
    sending.current = { key, cut }
    const send = async () => {
      change(key, { state: 'sending', share: 0, problem: undefined })
      try {
        await upload({
          path: '/attachments',
          type: 'application/octet-stream',
          // The end of a long name says more than its beginning: it holds the ending.
          query: { register: around.declaration.path, record: around.id, name: file.name.normalize('NFC').slice(-255) },
          answer: Attachment,
          file,
          key,
          signal: cut.signal,
          onProgress: (share) => change(key, { share }),
        })
        await client.invalidateQueries({ queryKey: attachmentsQuery(around).queryKey })
        drop(key)
      } catch (error) {
        if (cut.signal.aborted) drop(key)
        else change(key, { state: 'failed', ...(error instanceof RequestProblem && { problem: error }) })
      }
      sending.current = undefined
      setAll((known) => [...known]) // the next one may begin
    }
    void send()
  }, [all, around, client, change, drop])

  return {
    all,
    add: (files, limit) =>
      setAll((known) => [
        ...known,
        ...files.map((file): Upload => {
          const state = file.size > limit ? 'too large' : 'waiting'
          return { key: newKey(), file, state, share: 0, problem: undefined }
        }),
      ]),
    cancel: (key) => (sending.current?.key === key ? sending.current.cut.abort() : drop(key)),
    retry: (key) => change(key, { state: 'waiting' }),
  }
}
