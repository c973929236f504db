/** One of many. */
import { Button } from 'react-aria-components/Button'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import type { Option } from './choices.tsx'
import { FieldFoot, type FieldFrame, FieldLabel } from './field.tsx'
import { Icon } from './icon.tsx'
import { OptionItem } from './option-item.tsx'
import { useTexts } from './language.tsx'
import './overlay.css'
import { texts } from './texts.ts'

export interface SelectProps extends FieldFrame {
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
