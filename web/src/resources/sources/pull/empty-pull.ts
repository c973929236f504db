/** What the form of a new source begins with. */
import type { SourceKind } from '@citywide/model/observations/source'
import type { SettingsDraft } from '../kind-form.ts'

export type PullKind = Exclude<SourceKind, 'http' | 'mqtt'>

export const emptyMapping: SettingsDraft<'pull-json'>['mapping'] = {
  stream: '',
  time: { text: '{time}', format: 'iso' },
  values: [{ field: 'value' }],
}
const schedule = { by: 'interval', seconds: 300 } as const
const asked = { address: '' }

export function emptyPull(kind: PullKind): SettingsDraft<PullKind> {
  switch (kind) {
    case 'pull-json':
      return { kind, asked, schedule, reading: {}, mapping: emptyMapping }
    case 'pull-csv':
      return { kind, asked, schedule, reading: {}, mapping: emptyMapping }
    case 'gtfs-realtime':
      return { kind, asked, schedule, prefix: '', measures: ['vehicles', 'delay', 'on-time', 'age'] }
    case 'database':
      return {
        kind,
        engine: 'postgresql',
        host: '',
        port: 5_432,
        database: '',
        user: '',
        schedule,
        query: '',
        mapping: emptyMapping,
      }
    case 'folder':
      return { kind, content: { format: 'own' } }
  }
}
