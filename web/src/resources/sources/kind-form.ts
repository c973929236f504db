/** What the form of a kind of source is given: the shape that all of them share. */
import type { SourceDeclaration, SourceKind } from '@citywide/model/observations/source'
import type { z } from 'zod'

type Declared = z.input<typeof SourceDeclaration>
export type SettingsDraft<K extends SourceKind = SourceKind> = Extract<Declared['settings'], { kind: K }>
export type SecretsDraft = NonNullable<Declared['secrets']>

export interface KindFormProps<K extends SourceKind> {
  readonly value: SettingsDraft<K>
  readonly onChange: (value: SettingsDraft<K>) => void
  /** The server's word about a field, by its pointer within the settings, such as `/address`. */
  readonly errors: (pointer: string) => string | undefined
  /** Secrets that are typed now; what is left out stays as it is. */
  readonly secrets: SecretsDraft
  readonly onSecrets: (secrets: SecretsDraft) => void
  /** Names of the secrets that are set already. */
  readonly secretsSet: readonly string[]
}
