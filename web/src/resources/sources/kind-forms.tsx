/** The form of each kind of source, and what a new one begins with. */
import type { SourceKind } from '@citywide/model/observations/source'
import { HttpForm } from './http-form.tsx'
import type { KindFormProps, SettingsDraft } from './kind-form.ts'
import { emptySubscription, MqttForm } from './mqtt-form.tsx'
import { PullCsvForm, PullJsonForm, TransitForm } from './pull/asked-forms.tsx'
import { DatabaseForm } from './pull/database-form.tsx'
import { emptyPull } from './pull/empty-pull.ts'
import { FolderForm } from './pull/folder-form.tsx'

export function SettingsForm({ value, ...rest }: KindFormProps<SourceKind>) {
  switch (value.kind) {
    case 'http':
      return <HttpForm value={value} {...rest} />
    case 'mqtt':
      return <MqttForm value={value} {...rest} />
    case 'pull-json':
      return <PullJsonForm value={value} {...rest} />
    case 'pull-csv':
      return <PullCsvForm value={value} {...rest} />
    case 'gtfs-realtime':
      return <TransitForm value={value} {...rest} />
    case 'database':
      return <DatabaseForm value={value} {...rest} />
    case 'folder':
      return <FolderForm value={value} {...rest} />
  }
}

export function emptySettings(kind: SourceKind): SettingsDraft {
  if (kind === 'mqtt') return { kind, address: '', clientId: 'citywide', subscriptions: [emptySubscription] }
  return kind === 'http' ? { kind, keys: [] } : emptyPull(kind)
}
