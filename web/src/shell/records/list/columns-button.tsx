/** Which columns the list shows. The choice stands in the address. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Button as AriaButton } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { fieldOf, label } from '../register/register.ts'
import { columnChoices, defaultColumns } from './columns.ts'
import { FirstFocus } from './first-focus.tsx'
import { texts } from './texts.ts'

interface ColumnsButtonProps {
  readonly declaration: RecordDeclaration
  readonly columns: readonly string[]
  readonly onChange: (columns: readonly string[]) => void
}

export function ColumnsButton({ declaration, columns, onChange }: ColumnsButtonProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const choices = columnChoices(declaration)
  const options = choices.flatMap((name) => {
    const field = fieldOf(declaration, name)
    return field ? [{ value: name, text: label(field.title, language) }] : []
  })
  // A new column goes to the end; the rest keeps its place.
  const choose = (next: readonly string[]) =>
    onChange([...columns.filter((name) => next.includes(name)), ...next.filter((name) => !columns.includes(name))])
  return (
    <DialogTrigger>
      <AriaButton className="button">
        <Icon name="table" size={14} />
        {say.columns}
      </AriaButton>
      <Popover className="popover" placement="bottom end" aria-label={say.whichColumns}>
        <FirstFocus className="filter-panel">
          <Choices label={say.whichColumns} options={options} values={columns} onChange={choose} />
          <Button kind="quiet" onClick={() => onChange(defaultColumns(declaration))}>
            {say.usualColumns}
          </Button>
        </FirstFocus>
      </Popover>
    </DialogTrigger>
  )
}
