/** Says on every page that personal data are open to the reader, and for what; one button closes them. */
import { PurposeView } from '@citywide/model/platform/purpose'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { ask } from '../api/fetch.ts'
import { onPurposeStated } from './stated.ts'
import { texts } from './texts.ts'

const purposeQuery = queryOptions({
  queryKey: ['purpose'],
  queryFn: ({ signal }) => ask({ path: '/session/purpose', answer: PurposeView, signal }),
})

export function PurposeStrip() {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  const client = useQueryClient()
  const purpose = useQuery(purposeQuery).data?.purpose
  useEffect(() => onPurposeStated(() => void client.invalidateQueries({ queryKey: ['purpose'] })), [client])
  const ended = useMutation({
    mutationFn: () => ask({ path: '/session/purpose', method: 'DELETE', answer: z.undefined() }),
    // What is on the page was shown for a purpose that has ended.
    onSuccess: () => location.assign('/app'),
  })
  if (!purpose || Date.parse(purpose.until) <= now) return null
  return (
    <p className="notice not-on-paper">
      <strong>{say.strip}</strong> · {purpose.text}
      {purpose.reference !== null && ` · ${purpose.reference}`} · {say.until(format.time(purpose.until))}{' '}
      <button type="button" className="link-button" disabled={ended.isPending} onClick={() => ended.mutate()}>
        {say.end}
      </button>
    </p>
  )
}
