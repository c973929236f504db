/** The same file read with another sheet, encoding, delimiter or row of headings. */
import type { ImportView } from '@citywide/model/platform/import'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { delimiters, encodings } from './file-words.ts'
import { keptFile } from './kept-file.ts'
import { FileField } from './start/file-field.tsx'
import { texts as startTexts } from './start/texts.ts'
import { UploadProgress } from './start/upload-progress.tsx'
import { useUpload } from './start/use-upload.ts'
import { texts } from './texts.ts'
import { useImportWrites } from './writes.ts'

export function ReadDialog({ view, onClose }: { readonly view: ImportView; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const start = useTexts(startTexts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const writes = useImportWrites(view.id)
  const known = keptFile(view.id)
  const [file, setFile] = useState(known)
  const [asked, setAsked] = useState(false)
  const [sheet, setSheet] = useState(view.file.sheet)
  const [encoding, setEncoding] = useState<string | null>(view.file.encoding)
  const [delimiter, setDelimiter] = useState<string | null>(view.file.delimiter)
  const [headingRow, setHeadingRow] = useState(String(view.file.headingRow))
  const { part, failure, send, giveUp } = useUpload()
  const csv = view.file.format === 'csv'

  const readAgain = async () => {
    setAsked(true)
    if (!file) return
    const next = await send(file, {
      register: view.register,
      scope: view.scope.code,
      ...(csv
        ? { encoding: encoding ?? undefined, delimiter: delimiter === '\t' ? 'tab' : (delimiter ?? undefined) }
        : { sheet: sheet ?? undefined }),
      headingRow: headingRow.trim() || undefined,
    })
    if (!next) return
    // What was read wrongly is of no use to anybody.
    if (next.id !== view.id) await writes.drop().catch(() => undefined)
    await navigate({ to: '/app/import/$id', params: { id: next.id } })
  }

  return (
    <Dialog kind="dialog" title={say.readOtherwise} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void readAgain()
        }}
      >
        <p>{say.readOtherwiseLead}</p>
        <div className="import-wish">
          {csv ? (
            <>
              <Select
                label={start.encoding}
                required
                value={encoding}
                options={Object.entries(encodings).map(([value, text]) => ({ value, text: text[language] }))}
                onChange={setEncoding}
              />
              <Select
                label={start.delimiter}
                required
                value={delimiter}
                options={Object.entries(delimiters).map(([value, text]) => ({ value, text: text[language] }))}
                onChange={setDelimiter}
              />
            </>
          ) : (
            <Select
              label={start.sheet}
              required
              value={sheet}
              options={view.file.sheets.map((name) => ({ value: name, text: name }))}
              onChange={setSheet}
            />
          )}
          <TextField label={start.headingRow} value={headingRow} maxLength={4} onChange={setHeadingRow} />
        </div>
        {!known && (
          <>
            <p className="meta">{say.fileGone}</p>
            <FileField
              file={file}
              error={asked && !file ? start.fileNeeded : undefined}
              disabled={part !== undefined}
              onChoose={setFile}
            />
          </>
        )}
        {failure && (
          <p className="field-error" role="alert">
            {[failure.text[language], ...failure.fields.map(({ text }) => text[language])].join(' ')}
          </p>
        )}
        {part === undefined ? (
          <div className="row">
            <Button type="submit" kind="primary">
              {start.readAgain}
            </Button>
            <Button onClick={onClose}>{say.keep}</Button>
          </div>
        ) : (
          <UploadProgress part={part} onGiveUp={giveUp} />
        )}
      </form>
    </Dialog>
  )
}
