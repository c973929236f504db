/** Several records, found by typing. What is chosen stands below with its name, each with a way to take it out. */
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { IconButton } from '../../../ui/button.tsx'
import { FieldFoot, type FieldFrame, FieldLabel } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts, Words } from '../../../ui/language.tsx'
import '../../../ui/overlay.css'
import './records-field.css'
import { shortId } from '../field/format-field.ts'
import type { Names } from '../register/stored.ts'
import { texts as shared } from '../field/texts.ts'
import { useFoundRecords } from './found-records.ts'
import { texts } from './texts.ts'

interface RecordsFieldProps extends FieldFrame {
  readonly nouns: readonly string[]
  readonly ids: readonly string[]
  readonly names: Names
  readonly onChange: (ids: readonly string[]) => void
}

export function RecordsField({
  label,
  help,
  error,
  required = false,
  id,
  nouns,
  ids,
  names,
  onChange,
}: RecordsFieldProps) {
  const say = useTexts(texts)
  const [words, setWords] = useState('')
  const { options, searching, failed } = useFoundRecords(nouns, words)
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({})

  const choose = (next: readonly string[]) => {
    const named = options.filter(({ value }) => next.includes(value)).map(({ value, text }) => [value, text])
    setSeen((known) => ({ ...known, ...Object.fromEntries(named) }))
    onChange(next)
  }

  return (
    <div className="records-field">
      <ComboBox
        className="field"
        selectionMode="multiple"
        items={options}
        value={ids}
        inputValue={words}
        onInputChange={setWords}
        onChange={(keys) => choose(keys.map(String))}
        defaultFilter={() => true}
        menuTrigger="focus"
        allowsEmptyCollection
        isRequired={required}
        isInvalid={error !== undefined}
        validationBehavior="aria"
      >
        <FieldLabel required={required}>{label}</FieldLabel>
        <span className="combo">
          <Input className="input" placeholder={say.typeToFind} {...(id && { id })} />
          <Button className="icon-button">
            <Icon name="down" size={14} />
          </Button>
        </span>
        <FieldFoot help={help} error={error} />
        <Popover className="popover">
          <ListBox
            className="list-box"
            items={options}
            renderEmptyState={() => <p>{failed ? say.searchFailed : searching ? say.searching : say.nothingFound}</p>}
          >
            {(option) => (
              <ListBoxItem className="list-item" id={option.value} textValue={option.text}>
                <span>{option.text}</span>
                {option.about && <small>{option.about}</small>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {ids.length > 0 && (
        <Chosen ids={ids} names={names} seen={seen} onRemove={(out) => onChange(ids.filter((one) => one !== out))} />
      )}
    </div>
  )
}

interface ChosenProps {
  readonly ids: readonly string[]
  readonly names: Names
  /** Names of what was chosen here and has not been asked for since. */
  readonly seen: Readonly<Record<string, string>>
  readonly onRemove: (id: string) => void
}

function Chosen({ ids, names, seen, onRemove }: ChosenProps) {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const { language } = useLanguage()
  return (
    <ul className="chosen">
      {ids.map((id) => {
        const known = names[id]
        const name =
          seen[id] ?? known?.title[language] ?? known?.title.zh ?? known?.title.en ?? common.unknownRecord(shortId(id))
        return (
          <li key={id}>
            <span>{known ? <Words of={known.title} /> : name}</span>
            <IconButton icon="close" label={say.takeOut(name)} onClick={() => onRemove(id)} />
          </li>
        )
      })}
    </ul>
  )
}
