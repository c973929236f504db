/** The name of a view and who can use it. */
import { type Role, roleNames, roles as allRoles } from '@citywide/model/platform/role'
import type { SavedView } from '@citywide/model/platform/view'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Check, Choices } from '../../../ui/choices.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { Radios } from '../field/radio.tsx'
import { texts } from './texts.ts'

interface ViewWish extends Pick<SavedView, 'name' | 'sharing' | 'roles'> {
  readonly asDefault: boolean
}

interface ViewDialogProps {
  readonly title: string
  readonly lead?: string
  /** What it is called so far; none for a new one. */
  readonly view?: SavedView
  readonly onSave: (wish: ViewWish) => Promise<unknown>
  readonly onClose: () => void
}

/** Readers of a register; the outside roles have doors of their own. */
const readers = allRoles.filter((role) => !['supplier', 'citizen', 'secadmin', 'sysadmin'].includes(role))

export function ViewDialog({ title, lead, view, onSave, onClose }: ViewDialogProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [zh, setZh] = useState(view?.name.zh ?? '')
  const [en, setEn] = useState(view?.name.en ?? '')
  const [sharing, setSharing] = useState<SavedView['sharing']>(view?.sharing ?? 'private')
  const [roles, setRoles] = useState<readonly Role[]>(view?.roles ?? [])
  const [asDefault, setAsDefault] = useState(false)
  const [asked, setAsked] = useState(false)
  const save = useMutation({ mutationFn: onSave, onSuccess: onClose })
  const nameless = zh.trim() === '' && en.trim() === ''
  const roleless = sharing === 'roles' && roles.length === 0
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (nameless || roleless) return
    const name = { ...(zh.trim() !== '' && { zh: zh.trim() }), ...(en.trim() !== '' && { en: en.trim() }) }
    save.mutate({ name, sharing, roles: sharing === 'roles' ? [...roles] : [], asDefault })
  }
  const names = [
    { lang: 'zh-CN', label: say.nameZh, value: zh, onChange: setZh },
    { lang: 'en', label: say.nameEn, value: en, onChange: setEn },
  ]
  return (
    <Dialog kind="dialog" title={title} onClose={onClose}>
      <form className="stack" noValidate onSubmit={send}>
        {lead && <p>{lead}</p>}
        {(language === 'zh' ? names : names.toReversed()).map((name, index) => (
          <TextField
            key={name.lang}
            {...name}
            maxLength={120}
            {...(index === 0 && { help: say.nameHelp, error: asked && nameless ? say.nameNeeded : undefined })}
          />
        ))}
        <Radios
          label={say.sharing}
          value={sharing}
          options={[
            { value: 'private', text: say.onlyMe },
            { value: 'roles', text: say.someRoles },
            { value: 'everybody', text: say.everybody },
          ]}
          onChange={setSharing}
        />
        {sharing === 'roles' && (
          <Choices
            label={say.roles}
            error={asked && roleless ? say.roleNeeded : undefined}
            required
            options={readers.map((role) => ({ value: role, text: roleNames[role][language] }))}
            values={roles}
            onChange={(next) => setRoles(readers.filter((role) => next.includes(role)))}
          />
        )}
        {!view && <Check label={say.asDefault} checked={asDefault} onChange={setAsDefault} />}
        <Fault error={save.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={save.isPending}>
            {say.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Why the server did not do it. */
export function Fault({ error }: { readonly error: Error | null }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  if (!error) return null
  const words =
    error instanceof RequestProblem
      ? error.code === 'CHANGED'
        ? say.changedMeanwhile
        : error.text[language]
      : error.message
  return (
    <p className="field-error" role="alert">
      {words}
    </p>
  )
}
