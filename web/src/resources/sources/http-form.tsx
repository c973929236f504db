/** Whose keys send for the source. */
import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import type { KindFormProps } from './kind-form.ts'
import { mqttTexts } from './mqtt-texts.ts'

export function HttpForm({ value, onChange, errors }: KindFormProps<'http'>) {
  const say = useTexts(mqttTexts)
  const [text, setText] = useState((value.keys ?? []).join('\n'))
  const error = value.keys?.map((_, index) => errors(`/keys/${index}`)).find((words) => words !== undefined)
  return (
    <TextField
      label={say.keys}
      help={say.keysHelp}
      rows={3}
      value={text}
      error={error}
      onChange={(next) => {
        setText(next)
        onChange({ ...value, keys: next.split(/[\s,;，；]+/).filter((key) => key !== '') })
      }}
    />
  )
}
