import type { SourceDeclaration } from '@citywide/model/observations/source'
import type { z } from 'zod'
import { openOutbound } from '#platform/outbound/outbound.ts'
import { readAllowed } from '#platform/outbound/allowed.ts'
import { keysOf, newMasterKey } from '#platform/keys/keys.ts'

type Declared = Partial<z.input<typeof SourceDeclaration>> & Pick<z.input<typeof SourceDeclaration>, 'settings'>

/** What `PUT /api/sources/{code}` takes. */
export function plainSource(declared: Declared): z.input<typeof SourceDeclaration> {
  return {
    title: { zh: '空气站网', en: 'Air stations' },
    scope: 'chengchuan',
    expectedSeconds: 600,
    ...declared,
  }
}

/** What a room with sources is opened with: hosts on this machine may be reached. */
export function sourceParts() {
  const allowed = readAllowed('http://127.0.0.1:*')
  return { keys: keysOf([newMasterKey()]), outbound: openOutbound({ allow: allowed ? [allowed] : [] }) }
}
