/** What narrows a list. Each choice is written into the address by whoever uses it. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from './button.tsx'
import './filter.css'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import './overlay.css'
import { Choices, type Option } from './choices.tsx'
import { texts } from './texts.ts'

export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <search className="filter-bar not-on-paper">{children}</search>
}

interface FilterProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly onChange: (values: string[] | undefined) => void
}

/** Some of a list. What is chosen stands on the button. */
export function Filter({ label, options, values, onChange }: FilterProps) {
  const say = useTexts(texts)
  const chosen = options.filter(({ value }) => values.includes(value))
  return (
    <DialogTrigger>
      <AriaButton className="button filter" data-active={chosen.length > 0 || undefined}>
        {label}
        {chosen.length > 0 && (
          <span className="filter-chosen">{chosen.length === 1 ? chosen[0]?.text : chosen.length}</span>
        )}
        <Icon name="down" size={12} />
      </AriaButton>
      <Popover className="popover" placement="bottom start">
        <AriaDialog className="filter-panel" aria-label={label}>
          <Choices
            label={label}
            options={options}
            values={values}
            onChange={(next) => onChange(next.length > 0 ? next : undefined)}
          />
          {chosen.length > 0 && (
            <Button kind="quiet" onClick={() => onChange(undefined)}>
              {say.clear}
            </Button>
          )}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}

interface SearchBoxProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const PAUSE = 250

/** Words to find. Handed on when the typing pauses, so that not every letter is a request. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value)
  const [given, setGiven] = useState(value)
  if (given !== value) {
    // The address changed by other means: back, or a cleared filter.
    setGiven(value)
    setTyped(value)
  }
  const handOn = useRef(onChange)
  useEffect(() => {
    handOn.current = onChange
  })
  useEffect(() => {
    if (typed === value) return undefined
    const timer = setTimeout(() => handOn.current(typed), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value])
  return (
    <label className="search-box">
      <span className="unseen">{label}</span>
      <Icon name="search" size={14} />
      <input
        className="input"
        type="search"
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  )
}
