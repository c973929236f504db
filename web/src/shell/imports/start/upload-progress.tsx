import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Progress } from '../progress.tsx'
import { texts } from './texts.ts'

/** A file on its way; once it has left, the server reads its rows. */
export function UploadProgress({ part, onGiveUp }: { readonly part: number; readonly onGiveUp: () => void }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const sent = part >= 1
  return (
    <Progress
      label={sent ? say.reading : say.sending(format.share(part))}
      {...(!sent && { part })}
      action={<Button onClick={onGiveUp}>{say.giveUp}</Button>}
    />
  )
}
