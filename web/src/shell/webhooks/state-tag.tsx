import type { Webhook } from '@citywide/model/platform/webhook'
import { Tag } from '../../ui/chip.tsx'
import { useTexts } from '../../ui/language.tsx'
import { texts } from './texts.ts'

/** Working, failing or paused, in one word. */
export function StateTag({ of: { pausedAt, failures } }: { readonly of: Webhook }) {
  const say = useTexts(texts)
  if (pausedAt !== null) return <Tag tone="bad">{say.paused}</Tag>
  return failures > 0 ? <Tag tone="watch">{say.failing(failures)}</Tag> : <Tag tone="good">{say.working}</Tag>
}
