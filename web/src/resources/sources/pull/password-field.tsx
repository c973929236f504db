import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import type { KindFormProps } from '../kind-form.ts'
import { pullTexts } from './pull-texts.ts'

/** Typed anew or left as it is; never shown. */
export function PasswordField({
  secrets,
  onSecrets,
  secretsSet,
}: Pick<KindFormProps<'pull-json'>, 'secrets' | 'onSecrets' | 'secretsSet'>) {
  const say = useTexts(pullTexts)
  return (
    <TextField
      label={say.password}
      help={secretsSet.includes('password') ? say.passwordSet : say.passwordHelp}
      kind="password"
      autoComplete="new-password"
      value={secrets.password ?? ''}
      onChange={(typed) => {
        const { password: _, ...rest } = secrets
        onSecrets(typed === '' ? rest : { ...rest, password: typed })
      }}
    />
  )
}
