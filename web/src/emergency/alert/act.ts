/** What people do with an alert. Nothing is shown as done before the server said so; who comes second is told who was first. */
import type { AlertAct } from '@citywide/model/emergency/alert-state'
import { AlertView } from '@citywide/model/emergency/alert-view'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../shell/api/fetch.ts'
import { newKey } from '../../shell/api/new-key.ts'

/** What needs words or a choice before it is done. */
export type DialogAct = Exclude<AlertAct, 'acknowledge' | 'unmerge'>

interface AlertWish {
  readonly alert: Pick<AlertView, 'id' | 'version'>
  /** Last part of the address: `acknowledge`, `assign`, `merge`, … */
  readonly act: string
  readonly body?: unknown
}

export function useAlertAct(onDone?: () => void) {
  const client = useQueryClient()
  const [key, setKey] = useState(newKey)
  return useMutation({
    mutationFn: ({ alert, act, body }: AlertWish) =>
      ask({
        path: `/operations/alerts/${alert.id}/${act}`,
        method: 'POST',
        version: alert.version,
        key: `${key}-${act}`.slice(0, 64),
        body: body ?? {},
        answer: AlertView,
      }),
    onSuccess: () => onDone?.(),
    // Also after a refusal: what stands now is what somebody else made of it.
    onSettled: () => {
      setKey(newKey())
      return client.invalidateQueries({ queryKey: ['operations'] })
    },
  })
}
