/** The field of the register that something goes into: found by typing, grouped as in the form. */
import type { ImportTarget } from '@citywide/model/platform/import-target'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type ReactNode, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Button as AriaButton } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import '../../../ui/field.css'
import '../../../ui/filter.css'
import '../../../ui/overlay.css'
import { FirstFocus } from '../../records/list/first-focus.tsx'
import { label } from '../../records/register/register.ts'
import { texts } from './texts.ts'
import { targetGroups, useGroupNames } from './target-groups.ts'

interface TargetPickerProps {
  readonly declaration: RecordDeclaration
  readonly targets: readonly ImportTarget[]
  /** Name of the whole control, with what is chosen. */
  readonly name: string
  /** Name of the list that opens. */
  readonly listName: string
  readonly face: ReactNode
  readonly className: string
  /** Above all fields: to take none. */
  readonly none?: { readonly text: string; readonly about: string }
  /** What stands below a field in the list. */
  readonly about?: (target: ImportTarget) => string | undefined
  readonly onChoose: (target: ImportTarget | undefined) => void
}

const NONE = '\u0000'
/** Words are found anywhere in a name. */
const fits = (text: string, words: string) => text.toLowerCase().includes(words.trim().toLowerCase())

export function TargetPicker(props: TargetPickerProps) {
  const { declaration, targets, name, listName, face, className, none, about, onChoose } = props
  const say = useTexts(texts)
  const { language } = useLanguage()
  const groupName = useGroupNames()
  const [open, setOpen] = useState(false)
  const choose = (key: string) => {
    setOpen(false)
    onChoose(key === NONE ? undefined : targets.find((target) => target.name === key))
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className={className} aria-label={name}>
        {face}
      </AriaButton>
      <Popover className="popover" placement="bottom start" aria-label={listName}>
        <FirstFocus className="filter-panel">
          <Autocomplete filter={fits}>
            <SearchField className="target-search" aria-label={say.findField}>
              <Input className="input" placeholder={say.findField} />
            </SearchField>
            <Menu
              className="list-box target-list"
              aria-label={listName}
              onAction={(key) => choose(String(key))}
              renderEmptyState={() => <p className="quiet">{say.noField}</p>}
            >
              {none && (
                <MenuItem id={NONE} textValue={none.text} className="list-item">
                  <span>{none.text}</span>
                  <small>{none.about}</small>
                </MenuItem>
              )}
              {targetGroups(declaration, targets).map(({ key, targets: of }) => (
                <MenuSection key={key} id={key}>
                  <Header className="target-group">{groupName(key)}</Header>
                  {of.map((target) => (
                    <MenuItem
                      key={target.name}
                      id={target.name}
                      textValue={`${label(target.title, language)} ${target.name}`}
                      className="list-item"
                    >
                      <span>
                        {label(target.title, language)}
                        {target.required && <span className="target-required"> · {say.required}</span>}
                      </span>
                      <small>{about?.(target) ?? target.field?.about[language]}</small>
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </FirstFocus>
      </Popover>
    </DialogTrigger>
  )
}
