/** Which register, which scope, which file. */
import { registers } from '@citywide/model/registers'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { SearchSelect } from '../../../ui/search-select.tsx'
import { Select } from '../../../ui/select.tsx'
import { useScope, useSession } from '../../api/session.ts'
import { registerAt, registerTitle } from '../../records/register/register.ts'
import { wordsOf } from '../../../ui/text.ts'
import { bytesWords } from '../file-words.ts'
import { addresses } from '../queries.ts'
import { FILE_LIMIT, FileField } from './file-field.tsx'
import { texts } from './texts.ts'
import { UploadProgress } from './upload-progress.tsx'
import { useUpload } from './use-upload.ts'

interface NewImportProps {
  /** Path of the register. */
  readonly register: string | undefined
  readonly onRegister: (register: string | undefined) => void
}

export function NewImport({ register, onRegister }: NewImportProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const scopes = useSession()?.scopes ?? []
  const here = useScope()
  const [scope, setScope] = useState(here?.code)
  const [file, setFile] = useState<File>()
  const [asked, setAsked] = useState(false)
  const { part, failure, send, giveUp } = useUpload()
  const sending = part !== undefined
  const tooLarge = file !== undefined && file.size > FILE_LIMIT
  const fileError =
    failure?.text[language] ??
    (tooLarge ? say.tooLarge(bytesWords(FILE_LIMIT, language)) : asked && !file ? say.fileNeeded : undefined)

  const begin = async () => {
    setAsked(true)
    if (register === undefined || !file || tooLarge || sending) return
    const view = await send(file, { register, scope })
    if (view) await navigate({ to: '/app/import/$id', params: { id: view.id } })
  }

  return (
    <Panel title={say.newImport} className="new-import">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <div className="import-wish">
          <RegisterField
            register={register}
            error={asked && register === undefined ? say.registerNeeded : undefined}
            onChange={onRegister}
          />
          <Select
            label={say.scope}
            help={say.scopeHelp}
            required
            value={scope ?? null}
            options={scopes.map(({ code, title }) => ({ value: code, text: wordsOf(title, language).text }))}
            onChange={(code) => setScope(code ?? undefined)}
          />
        </div>
        {register !== undefined && (
          <p className="meta">
            {say.template}{' '}
            <a href={addresses.template(register, 'csv')} download>
              CSV
            </a>{' '}
            ·{' '}
            <a href={addresses.template(register, 'xlsx')} download>
              XLSX
            </a>
          </p>
        )}
        <FileField file={file} error={fileError} disabled={sending} onChoose={setFile} />
        {sending ? (
          <UploadProgress part={part} onGiveUp={giveUp} />
        ) : (
          <div className="row">
            <Button type="submit" kind="primary">
              {say.read}
            </Button>
            <span className="meta">{say.nothingWritten}</span>
          </div>
        )}
      </form>
    </Panel>
  )
}

interface RegisterFieldProps {
  readonly register: string | undefined
  readonly error: string | undefined
  readonly onChange: (register: string | undefined) => void
}

/** A register by its name or by the part of the standard. */
function RegisterField({ register, error, onChange }: RegisterFieldProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [words, setWords] = useState('')
  const chosen = register === undefined ? undefined : registerAt(register)
  const name = chosen ? registerTitle(chosen, language) : ''
  const wanted = words === name ? '' : words.trim().toLowerCase()
  const options = registers
    .filter(({ title, plural, component }) =>
      [title.zh, plural, title.en, component].some((text) => text.toLowerCase().includes(wanted)),
    )
    .map((declaration) => ({
      value: declaration.path,
      text: registerTitle(declaration, language),
      about:
        declaration.component === 'X'
          ? declaration.about[language]
          : `${declaration.component} · ${declaration.about[language]}`,
    }))
    .toSorted((a, b) => format.compare(a.text, b.text))
  return (
    <SearchSelect
      // The words of the field follow the language of the page.
      key={`${language} ${register ?? ''}`}
      label={say.register}
      help={say.registerHelp}
      error={error}
      required
      value={register ?? null}
      text={name}
      options={options}
      onType={setWords}
      onChange={(path) => onChange(path ?? undefined)}
    />
  )
}
