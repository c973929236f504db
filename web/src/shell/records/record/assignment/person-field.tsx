import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FieldFrame } from '../../../../ui/field.tsx'
import { useLanguage } from '../../../../ui/language.tsx'
import { SearchSelect } from '../../../../ui/search-select.tsx'
import { usePaused } from '../../../use-paused.ts'
import { peopleQuery } from '../around.ts'

interface PersonFieldProps extends FieldFrame {
  readonly value: string | null
  /** What the chosen person is called. */
  readonly text: string
  readonly onChange: (account: string | null) => void
}

/** A colleague, found by a part of the name. */
export function PersonField({ label, help, required = true, error, value, text, onChange }: PersonFieldProps) {
  const { language } = useLanguage()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(text)
  // The name that stands in the field is no search for others.
  const asked = usePaused(words === chosen ? '' : words.trim(), 150)
  const people = useQuery(peopleQuery(asked)).data ?? []
  return (
    <SearchSelect
      label={label}
      help={help}
      error={error}
      required={required}
      value={value}
      text={chosen}
      options={people.map(({ id, name }) => ({ value: id, text: name[language] }))}
      onChange={(id) => {
        setChosen(people.find((person) => person.id === id)?.name[language] ?? '')
        onChange(id)
      }}
      onType={setWords}
    />
  )
}
