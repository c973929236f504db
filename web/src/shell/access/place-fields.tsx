/** Where an account belongs: its department, its person, and the scopes it is limited to. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Names } from '@citywide/model/text'
import { Button } from '../../ui/button.tsx'
import { useTexts, useWords } from '../../ui/language.tsx'
import { SearchSelect } from '../../ui/search-select.tsx'
import { ask } from '../api/fetch.ts'
import { texts } from './texts.ts'

const Choices = z.array(z.object({ id: z.uuid(), title: Names, about: z.string().nullable() }))

/** What was chosen, with its name. */
export interface Chosen {
  readonly id: string
  readonly text: string
}

interface PlaceFieldProps {
  readonly of: 'organizations' | 'people' | 'scopes'
  readonly label: string
  readonly help?: string
  readonly value: Chosen | null
  readonly onChange: (chosen: Chosen | null) => void
}

export function PlaceField({ of, label, help, value, onChange }: PlaceFieldProps) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const { data = [] } = useQuery({
    queryKey: ['access', 'choices', of, typed],
    queryFn: ({ signal }) => ask({ path: '/admin/choices', answer: Choices, query: { of, q: typed }, signal }),
    placeholderData: (before) => before,
  })
  const options = data.map(({ id, title, about }) => ({ value: id, text: words(title), ...(about && { about }) }))
  return (
    <SearchSelect
      label={label}
      {...(help !== undefined && { help })}
      value={value?.id ?? null}
      text={value?.text ?? ''}
      options={options}
      onType={setTyped}
      onChange={(id) => {
        const option = options.find((one) => one.value === id)
        onChange(option ? { id: option.value, text: option.text } : null)
      }}
    />
  )
}

interface ScopesFieldProps {
  readonly value: readonly Chosen[]
  readonly onChange: (chosen: readonly Chosen[]) => void
}

export function ScopesField({ value, onChange }: ScopesFieldProps) {
  const say = useTexts(texts)
  const [count, setCount] = useState(0)
  return (
    <div className="stack">
      <PlaceField
        key={count}
        of="scopes"
        label={say.scopes}
        help={value.length === 0 ? say.everywhere : say.addScope}
        value={null}
        onChange={(chosen) => {
          if (!chosen || value.some(({ id }) => id === chosen.id)) return
          onChange([...value, chosen])
          setCount(count + 1)
        }}
      />
      {value.length > 0 && (
        <ul className="access-chosen">
          {value.map(({ id, text }) => (
            <li key={id}>
              {text}{' '}
              <Button
                kind="quiet"
                aria-label={say.removeScope(text)}
                onClick={() => onChange(value.filter((one) => one.id !== id))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
