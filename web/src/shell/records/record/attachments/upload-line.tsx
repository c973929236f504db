import { Button } from '../../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { texts as common } from '../../../../ui/texts.ts'
import './attachments.css'
import { sizeWords } from './size.ts'
import { texts } from './texts.ts'
import type { Upload, Uploads } from './use-uploads.ts'

interface UploadLineProps {
  readonly upload: Upload
  readonly uploads: Uploads
  /** Bytes that one file may have. */
  readonly limit: number
}

/** A file on its way, or why it did not arrive. */
export function UploadLine({ upload, uploads, limit }: UploadLineProps) {
  const say = useTexts(texts)
  const { retry } = useTexts(common)
  const { language, format } = useLanguage()
  const { key, file, state, share, problem } = upload
  const failed = state === 'failed' || state === 'too large'
  return (
    <li className="attachment">
      <div className="attachment-words">
        <span className="attachment-name">{file.name}</span>
        {failed ? (
          <p className="field-error" role="alert">
            {state === 'too large'
              ? say.tooLarge(sizeWords(file.size, format), sizeWords(limit, format))
              : (problem?.text[language] ?? say.notSent)}
          </p>
        ) : (
          <>
            <progress max={1} value={share} aria-label={say.sendingName(file.name)} />
            <p className="meta">{state === 'waiting' ? say.waiting : say.sending(format.share(share))}</p>
          </>
        )}
      </div>
      <span className="attachment-tools">
        {state === 'failed' && problem?.code === 'AWAY' && <Button onClick={() => uploads.retry(key)}>{retry}</Button>}
        <Button
          kind="quiet"
          {...(!failed && { 'aria-label': say.cancelOf(file.name) })}
          onClick={() => uploads.cancel(key)}
        >
          {failed ? say.dismiss : say.cancel}
        </Button>
      </span>
    </li>
  )
}
