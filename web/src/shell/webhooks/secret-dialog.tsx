/** A secret, shown this once. */
import type { WebhookSecret } from '@citywide/model/platform/webhook'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language.tsx'
import { texts } from './texts.ts'

interface SecretDialogProps {
  readonly made: WebhookSecret
  readonly onClose: () => void
}

export function SecretDialog({ made: { secret, webhook }, onClose }: SecretDialogProps) {
  const say = useTexts(texts)
  const [copied, setCopied] = useState(false)
  return (
    <Dialog kind="dialog" title={say.secret} above={webhook.title} onClose={onClose}>
      <div className="stack">
        <p>{say.secretOnce}</p>
        <code className="webhook-secret">{secret}</code>
        <div className="row">
          <Button
            kind="primary"
            onClick={() =>
              void navigator.clipboard.writeText(secret).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
          >
            {copied ? say.copied : say.copy}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
