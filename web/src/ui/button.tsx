/** What can be pressed. Inside menus and dialogs React Aria's own trigger wears the same classes. */
import type { ComponentProps } from 'react'
import './button.css'
import { Icon, type IconName } from './icon.tsx'

type Kind = 'primary' | 'plain' | 'quiet'

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: Kind
  readonly icon?: IconName
}

export function Button({ kind = 'plain', icon, children, type = 'button', className = '', ...rest }: ButtonProps) {
  return (
    <button type={type === 'submit' ? 'submit' : 'button'} className={`button ${className}`} data-kind={kind} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A button that shows a picture alone. `label` is its name and its tooltip. */
export function IconButton({ icon, label, ...rest }: ComponentProps<'button'> & { icon: IconName; label: string }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  )
}

interface SwitchProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly {
    readonly value: V
    readonly text: string
    readonly lang?: string
    readonly label?: string
  }[]
  readonly onChange: (value: V) => void
}

/** One of a few, all in sight: language, chart or table, resolution. */
export function Switch<V extends string>({ label, value, options, onChange }: SwitchProps<V>) {
  return (
    <fieldset className="switch" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-label={option.label}
          lang={option.lang}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  )
}
