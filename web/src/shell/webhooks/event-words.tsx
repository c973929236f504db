import { type WebhookTopic, webhookTopics } from '@citywide/model/platform/webhook'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { registerOf, registerTitle } from '../records/register/register.ts'
import { texts } from './texts.ts'

interface EventWordsProps {
  readonly topic: string
  /** `Organization/01a2…`, `verdict/<scope>/<rule>`. */
  readonly subject: string
}

/** What happened, and to what. */
export function EventWords({ topic, subject }: EventWordsProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const known = Object.hasOwn(webhookTopics, topic) ? webhookTopics[topic as WebhookTopic][language] : undefined
  const [noun = '', ...rest] = subject.split('/')
  const declaration = registerOf(noun)
  return (
    <span>
      {known ?? (topic === 'webhook.test' ? say.aTest : topic)}
      <span className="webhook-address">
        {declaration ? `${registerTitle(declaration, language)} ${rest.join('/')}` : rest.join(' ')}
      </span>
    </span>
  )
}
