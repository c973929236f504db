/** The form of each kind of source, and what a new one begins with. */
import type { SourceKind } from '@citywide/model/observations/source'
import { useTexts } from '../../ui/language.tsx'
import { HttpForm } from './http-form.tsx'
import type { KindFormProps, SettingsDraft } from './kind-form.ts'
import { emptySubscription, MqttForm } from './mqtt-form.tsx'
import { texts } from './texts.ts'

export function SettingsForm({ value, ...rest }: KindFormProps<SourceKind>) {
  const say = useTexts(texts)
  if (value.kind === 'http') return <HttpForm value={value} {...rest} />
  if (value.kind === 'mqtt') return <MqttForm value={value} {...rest} />
  return <p className="meta">{say.noForm}</p>
}

export function emptySettings(kind: SourceKind): SettingsDraft {
  if (kind === 'mqtt') return { kind, address: '', clientId: 'citywide', subscriptions: [emptySubscription] }
  return { kind: 'http', keys: [] }
}
