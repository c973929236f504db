/** Choosing a file, or dropping it. */
import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { bytesWords } from '../file-words.ts'
import { texts } from './texts.ts'

interface FileFieldProps {
  readonly file: File | undefined
  readonly error: string | undefined
  readonly disabled: boolean
  readonly onChoose: (file: File) => void
}

/** Bytes that a file may have; the server refuses more. */
export const FILE_LIMIT = 64 * 1024 * 1024

export function FileField({ file, error, disabled, onChoose }: FileFieldProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const id = useId()
  const { place, over } = useDrop(disabled, onChoose)
  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        {say.file}
        <span aria-hidden="true"> *</span>
      </span>
      <div ref={place} className="file-drop" data-over={over || undefined} data-invalid={error ? true : undefined}>
        <input
          id={id}
          className="unseen"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          required
          disabled={disabled}
          aria-labelledby={`${id}-label ${id}-name`}
          aria-describedby={`${id}-help ${id}-error`}
          aria-invalid={error !== undefined}
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            if (chosen) onChoose(chosen)
            // The same file, mended meanwhile, must count as chosen again.
            target.value = ''
          }}
        />
        <label className="button" htmlFor={id} aria-disabled={disabled}>
          <Icon name="table" size={14} />
          {file ? say.chooseOther : say.choose}
        </label>
        <span id={`${id}-name`} className={file ? 'file-name' : 'quiet'}>
          {file ? `${file.name} · ${bytesWords(file.size, language)}` : say.orDrop}
        </span>
      </div>
      <p id={`${id}-help`} className="help">
        {say.limits(bytesWords(FILE_LIMIT, language))}
      </p>
      <p id={`${id}-error`} className="field-error" role={error ? 'alert' : undefined}>
        {error}
      </p>
    </div>
  )
}

function useDrop(disabled: boolean, onDrop: (file: File) => void) {
  const place = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const handOn = useRef(onDrop)
  useEffect(() => {
    handOn.current = onDrop
  })
  useEffect(() => {
    const element = place.current
    if (!element || disabled) return undefined
    const ends = new AbortController()
    const on = (kind: 'dragover' | 'dragleave' | 'drop', does: (event: DragEvent) => void) =>
      element.addEventListener(kind, does, { signal: ends.signal })
    on('dragover', (event) => {
      event.preventDefault()
      setOver(true)
    })
    on('dragleave', () => setOver(false))
    on('drop', (event) => {
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) handOn.current(file)
    })
    return () => ends.abort()
  }, [disabled])
  return { place, over }
}
