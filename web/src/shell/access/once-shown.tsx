import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { texts } from './texts.ts'

interface OnceShownProps {
  readonly label: string
  readonly lead: string
  readonly value: string
}

/** A secret that stands nowhere else: to be taken along now. */
export function OnceShown({ label, lead, value }: OnceShownProps) {
  const say = useTexts(texts)
  const [copied, setCopied] = useState(false)
  return (
    <section className="notice once-shown" aria-label={label}>
      <output>{lead}</output>
      <code className="secret">{value}</code>
      <Button onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}>
        {copied ? say.copied : say.copy}
      </Button>
    </section>
  )
}
