/** Any other field to filter by: found by typing, then asked in the same place. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Suspense, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Button as AriaButton } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { fieldOf, label } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { type Filter, filterChoices, mayMiss } from './filter.ts'
import { FilterEditor } from './filter-editor-later.ts'
import { FirstFocus } from './first-focus.tsx'
import { texts } from './texts.ts'

interface AddFilterProps {
  readonly declaration: RecordDeclaration
  /** Fields that have a button already. */
  readonly taken: readonly string[]
  readonly names: Names
  readonly onAdd: (filter: Filter) => void
}

export function AddFilter({ declaration, taken, names, onAdd }: AddFilterProps) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const field = chosen === undefined ? undefined : fieldOf(declaration, chosen)
  return (
    <DialogTrigger
      isOpen={open}
      onOpenChange={(next) => {
        setOpen(next)
        setChosen(undefined)
      }}
    >
      <AriaButton className="button" data-kind="quiet">
        <Icon name="plus" size={14} />
        {say.moreFilters}
      </AriaButton>
      <Popover className="popover" placement="bottom start" aria-label={say.whichFilter}>
        <Suspense>
          <FirstFocus key={chosen} className="filter-panel">
            {field && chosen !== undefined ? (
              <FilterEditor
                field={field}
                filter={{ field: chosen }}
                mayMiss={mayMiss(declaration, chosen)}
                names={names}
                onApply={(filter) => {
                  setOpen(false)
                  onAdd(filter)
                }}
              />
            ) : (
              <FieldMenu declaration={declaration} taken={taken} onChoose={setChosen} />
            )}
          </FirstFocus>
        </Suspense>
      </Popover>
    </DialogTrigger>
  )
}

/** Words are found anywhere in a name. */
const fits = (text: string, words: string) => text.toLowerCase().includes(words.trim().toLowerCase())

function FieldMenu({
  declaration,
  taken,
  onChoose,
}: Pick<AddFilterProps, 'declaration' | 'taken'> & { readonly onChoose: (name: string) => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const choices = filterChoices(declaration).flatMap((name) => {
    const field = fieldOf(declaration, name)
    return field && !taken.includes(name)
      ? [{ id: name, text: label(field.title, language), about: field.about[language] }]
      : []
  })
  return (
    <Autocomplete filter={fits}>
      <SearchField className="field-search" aria-label={say.findField}>
        <Input className="input" placeholder={say.findField} />
      </SearchField>
      <Menu
        className="list-box field-menu"
        aria-label={say.whichFilter}
        items={choices}
        // The same frame goes on to ask about the field.
        shouldCloseOnSelect={false}
        onAction={(key) => onChoose(String(key))}
        renderEmptyState={() => <p className="quiet">{say.noField}</p>}
      >
        {({ id, text, about }) => (
          <MenuItem id={id} textValue={text} className="list-item">
            <span>{text}</span>
            {about && <small>{about}</small>}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}
