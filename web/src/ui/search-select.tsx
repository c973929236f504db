/** One of very many, found by typing. */
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import type { Option } from './choices.tsx'
import { FieldFoot, FieldLabel } from './field.tsx'
import { Icon } from './icon.tsx'
import { OptionItem } from './option-item.tsx'
import './overlay.css'
import type { SelectProps } from './select.tsx'

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
