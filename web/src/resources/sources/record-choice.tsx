/** A record of a register, found by typing. */
import type { CityText } from '@citywide/model/text'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { SearchSelect } from '../../ui/search-select.tsx'
import { wordsOf } from '../../ui/text.ts'
import { foundQuery } from './queries.ts'

interface RecordChoiceProps {
  readonly label: string
  readonly path: string
  readonly value: string | null
  /** What the chosen record is called so far. */
  readonly name: CityText | undefined
  readonly error: string | undefined
  readonly onChange: (id: string | null) => void
}

export function RecordChoice({ label, path, value, name, error, onChange }: RecordChoiceProps) {
  const { language } = useLanguage()
  const [words, setWords] = useState('')
  const { data: found = [] } = useQuery(foundQuery(path, words))
  return (
    <SearchSelect
      label={label}
      value={value}
      text={name ? wordsOf(name, language).text : ''}
      error={error}
      options={found.map((record) => ({
        value: record.id,
        text: typeof record.name === 'string' ? record.name : wordsOf(record.name ?? {}, language).text,
      }))}
      onChange={onChange}
      onType={setWords}
    />
  )
}
