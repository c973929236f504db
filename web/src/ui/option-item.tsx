/** One line of a list to choose from. */
import { ListBoxItem } from 'react-aria-components/ListBox'
import type { Option } from './choices.tsx'

/** `id` is what the list knows its items by when they change; without it on the outermost element, places are taken for names. */
export function OptionItem({ id, option }: { readonly id: string; readonly option: Option }) {
  return (
    <ListBoxItem className="list-item" id={id} textValue={option.text}>
      <span>{option.text}</span>
      {option.about && <small>{option.about}</small>}
    </ListBoxItem>
  )
}
