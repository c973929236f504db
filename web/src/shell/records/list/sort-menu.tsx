/** The order of a list where its headings are not in sight: on a phone, and for columns that are not shown. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { nameField } from '../register/caption.ts'
import { fieldOf, label } from '../register/register.ts'
import { sortable } from './columns.ts'
import { texts } from './texts.ts'

interface SortMenuProps {
  readonly declaration: RecordDeclaration
  readonly sort: string
  readonly columns: readonly string[]
  readonly onSort: (sort: string) => void
}

export function SortMenu({ declaration, sort, columns, onSort }: SortMenuProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const titleOf = (name: string) => {
    const field = fieldOf(declaration, name)
    return field ? label(field.title, language) : name
  }
  const words = (order: string) => (order.startsWith('-') ? say.down(titleOf(order.slice(1))) : say.up(titleOf(order)))
  const named = nameField(declaration)
  const fields = [...(named === undefined ? [] : [named]), ...columns].filter((name) => sortable(declaration, name))
  const orders = [...new Set(fields)].flatMap((name) => [name, `-${name}`])
  return (
    <Menu
      label={say.sortedBy(words(sort))}
      trigger={
        <>
          <Icon name={sort.startsWith('-') ? 'down' : 'up'} size={12} />
          {titleOf(sort.replace(/^-/, ''))}
        </>
      }
      choices={orders.map((order) => ({ id: order, name: words(order), text: words(order), selected: order === sort }))}
      onChoose={onSort}
    />
  )
}
