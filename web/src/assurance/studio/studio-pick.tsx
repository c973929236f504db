import { lazy, Suspense, useState } from 'react'
import type { Option } from '../../ui/choices.tsx'
import type { FieldFrame } from '../../ui/field.tsx'

// The page is there before the lists are: each is needed when somebody goes to it.
const SearchSelect = lazy(() =>
  import('../../ui/search-select.tsx').then(({ SearchSelect: component }) => ({ default: component })),
)

interface StudioPickProps extends FieldFrame {
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

/** How many are shown; more are found by typing. */
const SHOWN = 80

/** One of many that are all known here, found by typing. */
export function StudioPick({ options, value, onChange, ...frame }: StudioPickProps) {
  const [words, setWords] = useState('')
  const text = options.find((option) => option.value === value)?.text ?? value ?? ''
  const wanted = words === text ? '' : words.trim().toLowerCase()
  const found = options.filter(
    (option) => option.text.toLowerCase().includes(wanted) || option.value.toLowerCase().includes(wanted),
  )
  return (
    <Suspense fallback={<span className="meta">{text}</span>}>
      <SearchSelect
        {...frame}
        value={value}
        text={text}
        options={found.slice(0, SHOWN)}
        onType={setWords}
        onChange={(next) => next !== null && onChange(next)}
      />
    </Suspense>
  )
}
