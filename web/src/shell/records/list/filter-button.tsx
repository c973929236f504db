/** One filter: what it asks stands on its button; the button opens its form, the cross takes it away. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Suspense, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { useReading } from '../register/names.ts'
import { fieldOf } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { asks, type Filter, mayMiss } from './filter.ts'
import { FilterEditor } from './filter-editor-later.ts'
import { filterTitle, filterWords } from './filter-words.ts'
import { FirstFocus } from './first-focus.tsx'
import { texts } from './texts.ts'

interface FilterButtonProps {
  readonly declaration: RecordDeclaration
  readonly filter: Filter
  readonly names: Names
  readonly onChange: (filter: Filter) => void
}

export function FilterButton({ declaration, filter, names, onChange }: FilterButtonProps) {
  const say = useTexts(texts)
  const reading = useReading(names)
  const [open, setOpen] = useState(false)
  const field = fieldOf(declaration, filter.field)
  const title = filterTitle(declaration, filter.field, reading, say)
  const words = filterWords(field, filter, reading, say)
  const remove = asks(filter) && (
    <IconButton icon="close" label={say.removeFilter(title)} onClick={() => onChange({ field: filter.field })} />
  )
  if (!field) {
    return (
      <span className="filter-set">
        <span className="button filter" data-active>
          {title}
          <span className="filter-chosen">{words}</span>
        </span>
        {remove}
      </span>
    )
  }
  return (
    <span className="filter-set">
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <AriaButton className="button filter" data-active={asks(filter) || undefined}>
          {title}
          {words !== undefined && <span className="filter-chosen">{words}</span>}
          <Icon name="down" size={12} />
        </AriaButton>
        <Popover className="popover" placement="bottom start" aria-label={title}>
          <Suspense>
            <FirstFocus className="filter-panel">
              <FilterEditor
                field={field}
                filter={filter}
                mayMiss={mayMiss(declaration, filter.field)}
                names={names}
                onApply={(next) => {
                  setOpen(false)
                  onChange(next)
                }}
              />
            </FirstFocus>
          </Suspense>
        </Popover>
      </DialogTrigger>
      {remove}
    </span>
  )
}
