/** The field a comment is written in. Behind an @ the colleagues whose names fit are offered below it. */
import type { AccountView } from '@citywide/model/platform/account-view'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import '../../../../ui/field.css'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import '../../../../ui/overlay.css'
import { usePaused } from '../../../use-paused.ts'
import { peopleQuery } from '../around.ts'
import { WriteError } from '../write-error.tsx'
import './comments.css'
import { MentionList } from './mention-list.tsx'
import { type Called, keptText, mentionAt, type MentionTyped, withMention } from './mentions.ts'
import { Preview } from './preview.tsx'
import { texts } from './texts.ts'

export interface Writing {
  readonly text: string
  readonly called: Called
}

interface ComposerProps {
  readonly label: string
  readonly writing: Writing
  readonly send: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onChange: (writing: Writing) => void
  /** @param text as it is kept */
  readonly onSend: (text: string) => void
  readonly onCancel?: () => void
}

const PAUSE = 120
const SHOWN = 6

export function Composer({ label, writing, send, busy, error, onChange, onSend, onCancel }: ComposerProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<number | undefined>(undefined)
  const [typed, setTyped] = useState<MentionTyped | undefined>(undefined)
  const people = usePeople(typed)
  const [chosen, setChosen] = useState(0)
  const [preview, setPreview] = useState(false)
  const at = Math.min(chosen, people.length - 1)

  // The caret goes behind the name that was put in; React has to have written the text first.
  useLayoutEffect(() => {
    if (caret.current === undefined) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })

  const look = () => {
    const element = field.current
    if (!element || element.selectionStart !== element.selectionEnd) return setTyped(undefined)
    setChosen(0)
    setTyped(mentionAt(element.value, element.selectionStart))
  }
  const take = (person: AccountView | undefined) => {
    if (!typed || !person) return
    const next = withMention(writing.text, typed, person, language, writing.called)
    caret.current = next.caret
    setTyped(undefined)
    onChange(next)
    field.current?.focus()
  }
  const ready = writing.text.trim() !== '' && !busy
  const submit = () => {
    if (ready) onSend(keptText(writing.text, writing.called).trim())
  }
  const pressed = (event: KeyboardEvent) => {
    // Enter and arrows of an input method belong to it.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return submit()
    }
    if (!typed || people.length === 0) return
    if (event.key === 'ArrowDown') setChosen((at + 1) % people.length)
    else if (event.key === 'ArrowUp') setChosen((at + people.length - 1) % people.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(people[at])
    else if (event.key === 'Escape') setTyped(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={3}
        maxLength={9_000}
        value={writing.text}
        aria-describedby={`${id}-help`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(typed && { 'aria-controls': `${id}-people` })}
        {...(typed && at >= 0 && { 'aria-activedescendant': `${id}-${at}` })}
        onChange={(event) => {
          onChange({ ...writing, text: event.target.value })
          look()
        }}
        onSelect={() => typed && look()}
        onKeyDown={pressed}
        onBlur={() => setTyped(undefined)}
      />
      {typed && <MentionList id={id} people={people} at={at} onTake={take} />}
      <p id={`${id}-help`} className="help">
        {say.writeHelp}
      </p>
      {preview && writing.text.trim() !== '' && <Preview text={writing.text} called={writing.called} />}
      <WriteError error={error} />
      <div className="row">
        <Button type="submit" kind={onCancel ? 'primary' : 'plain'} disabled={!ready} title={say.sendKeys}>
          {send}
        </Button>
        <Button kind="quiet" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {say.preview}
        </Button>
        {onCancel && <Button onClick={onCancel}>{say.cancel}</Button>}
      </div>
    </form>
  )
}

function usePeople(typed: MentionTyped | undefined): readonly AccountView[] {
  const words = usePaused(typed?.words ?? '', PAUSE)
  const answer = useQuery({ ...peopleQuery(words), enabled: typed !== undefined })
  return typed ? (answer.data ?? []).slice(0, SHOWN) : []
}
