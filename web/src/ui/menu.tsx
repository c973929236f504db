/** A button that opens a list of things to do or places to go. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import './overlay.css'

interface MenuChoice {
  readonly id: string
  readonly text: ReactNode
  readonly name: string
  readonly about?: ReactNode
  readonly selected?: boolean
  readonly href?: string
}

interface MenuProps {
  readonly label: string
  readonly trigger: ReactNode
  readonly triggerClass?: string
  readonly choices: readonly MenuChoice[]
  /** Says what is open on the page already: opens at once when the trigger was pressed before this part had arrived. */
  readonly startOpen?: boolean
  readonly onChoose: (id: string) => void
}

export function Menu({ label, trigger, triggerClass = 'button', choices, startOpen = false, onChoose }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={startOpen}>
      {/* It takes the place of the button that was pressed, and its focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <Button className={triggerClass} aria-label={label} autoFocus={startOpen}>
        {trigger}
      </Button>
      <Popover className="popover" placement="bottom start">
        <AriaMenu className="list-box" aria-label={label} onAction={(key) => onChoose(String(key))}>
          {choices.map(({ id, text, name, about, selected, href }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={name}
              className="list-item"
              data-current={selected || undefined}
              {...(href && { href })}
            >
              <span>{text}</span>
              {about && <small>{about}</small>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
