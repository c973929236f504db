/** Where something is asked over HTTP, and how we are known there. */
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { KindFormProps, SettingsDraft } from '../kind-form.ts'
import { LinesField } from './lines-field.tsx'
import { PasswordField } from './password-field.tsx'
import { pullTexts } from './pull-texts.ts'

type Asked = SettingsDraft<'pull-json'>['asked']
type Authorization = NonNullable<Asked['authorization']>
const ways = ['none', 'basic', 'bearer', 'header', 'parameter'] as const

interface AskedFieldsProps extends Pick<KindFormProps<'pull-json'>, 'secrets' | 'onSecrets' | 'secretsSet'> {
  readonly value: Asked
  readonly onChange: (value: Asked) => void
  readonly errors: (pointer: string) => string | undefined
}

export function AskedFields({ value, onChange, errors, ...secret }: AskedFieldsProps) {
  const say = useTexts(pullTexts)
  const { authorization = { by: 'none' } } = value
  const set = (change: Partial<Asked>) => onChange({ ...value, ...change })
  return (
    <>
      <TextField
        label={say.address}
        help={say.addressHelp}
        required
        value={value.address}
        error={errors('/address')}
        onChange={(address) => set({ address: address.trim() })}
      />
      <div className="source-fields">
        <Select
          label={say.authorization}
          required
          value={authorization.by}
          options={ways.map((way) => ({ value: way, text: say[way] }))}
          onChange={(way) => set({ authorization: authorizationOf(way) })}
        />
        {authorization.by === 'basic' && (
          <TextField
            label={say.user}
            required
            autoComplete="off"
            value={authorization.user}
            error={errors('/authorization/user')}
            onChange={(user) => set({ authorization: { by: 'basic', user } })}
          />
        )}
        {(authorization.by === 'header' || authorization.by === 'parameter') && (
          <TextField
            label={authorization.by === 'header' ? say.headerName : say.parameterName}
            required
            value={authorization.name}
            error={errors('/authorization/name')}
            onChange={(name) => set({ authorization: { by: authorization.by, name: name.trim() } })}
          />
        )}
        {authorization.by !== 'none' && <PasswordField {...secret} />}
      </div>
      <details className="source-details">
        <summary>{say.headers}</summary>
        <LinesField
          label={say.headers}
          help={say.headersHelp}
          lines={(value.headers ?? []).map((header) => `${header.name}: ${header.value}`)}
          error={errors('/headers') ?? errors('/headers/0/name') ?? errors('/headers/0/value')}
          onChange={(lines) => set({ headers: headersOf(lines) })}
        />
      </details>
    </>
  )
}

function authorizationOf(way: string | null): Authorization {
  switch (way) {
    case 'basic':
      return { by: way, user: '' }
    case 'bearer':
      return { by: way }
    case 'header':
    case 'parameter':
      return { by: way, name: '' }
    case null:
    default:
      return { by: 'none' }
  }
}

function headersOf(lines: readonly string[]): { name: string; value: string }[] {
  return lines.flatMap((line) => {
    const at = line.indexOf(':')
    return at < 1 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }]
  })
}
