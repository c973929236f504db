/** One of many, and a record found by typing. */
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import type { Option } from './choices.tsx'
import { FieldFoot, type FieldFrame, FieldLabel } from './field.tsx'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import './overlay.css'
import { texts } from './texts.ts'

interface SelectProps extends FieldFrame {
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChange: (value: string | null) => void
}

const NOTHING = '\u0000'

export function Select({ label, help, error, required = false, id, value, options, onChange }: SelectProps) {
  const say = useTexts(texts)
  const items = required ? options : [{ value: NOTHING, text: say.none }, ...options]
  return (
    <AriaSelect
      className="field"
      placeholder={say.choose}
      value={value}
      onChange={(key) => onChange(key === null || key === NOTHING ? null : String(key))}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      <Button className="select-button" {...(id && { id })}>
        <SelectValue className="select-value">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? say.choose : selectedText)}
        </SelectValue>
        <Icon name="down" size={14} />
      </Button>
      <FieldFoot help={help} error={error} />
      <Popover className="popover">
        <ListBox className="list-box" items={items}>
          {(option) => <OptionItem id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** `id` is what the list knows its items by when they change; without it on the outermost element, places are taken for names. */
function OptionItem({ id, option }: { readonly id: string; readonly option: Option }) {
  return (
    <ListBoxItem className="list-item" id={id} textValue={option.text}>
      <span>{option.text}</span>
      {option.about && <small>{option.about}</small>}
    </ListBoxItem>
  )
}

interface SearchSelectProps extends Omit<SelectProps, 'options'> {
  /** What the chosen value is called. */
  readonly text: string
  /** What was found for the words that were typed. */
  readonly options: readonly Option[]
  readonly onType: (words: string) => void
}

/** Finds a record by what is typed; the list comes from the server. */
export function SearchSelect({
  label,
  help,
  error,
  required = false,
  id,
  value,
  text,
  options,
  onChange,
  onType,
}: SearchSelectProps) {
  const shown =
    value === null || options.some((option) => option.value === value) ? options : [{ value, text }, ...options]
  return (
    <ComboBox
      className="field"
      items={shown}
      value={value}
      defaultInputValue={text}
      onInputChange={onType}
      onChange={(key) => onChange(key === null ? null : String(key))}
      defaultFilter={() => true}
      menuTrigger="focus"
      allowsEmptyCollection
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      <span className="combo">
        <Input className="input" {...(id && { id })} />
        <Button className="icon-button">
          <Icon name="down" size={14} />
        </Button>
      </span>
      <FieldFoot help={help} error={error} />
      <Popover className="popover">
        <ListBox className="list-box" items={shown}>
          {(option) => <OptionItem id={option.value} option={option} />}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
