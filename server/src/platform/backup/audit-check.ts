import { join } from 'node:path'
import { archiveFolder } from '../audit/jobs.ts'
import { trustedKeys } from '../audit/keys.ts'
import { verifyLog } from '../audit/verify.ts'
import { readWitness } from '../audit/witness-line.ts'
import type { Config } from '../config.ts'
import { transaction } from '../postgres/pool.ts'
import { suites } from '../signing/suite.ts'
import type { AuditCheck } from './inspect.ts'
import { hasAuditLog } from './restored-store.ts'

/** Rows that were not sealed yet are no fault of a copy: it stands still. */
const standing = new Set(['UNSEALED', 'UNSEALED_LONG'])

/** Where keys and archived parts of the log lie, and in which suite it is signed. */
export interface AuditPlace {
  readonly dataDirectory: string
  readonly audit: Pick<Config['audit'], 'suite'>
}

/**
 * Checks the audit log of a restored copy as it would be checked in place.
 *
 * @param witness text of a witness file, for what has left the machine
 */
export function auditCheckOf({ dataDirectory, audit }: AuditPlace, witness = ''): AuditCheck {
  const suite = suites[audit.suite]
  return (pool) =>
    transaction(
      pool,
      async (client) => {
        if (!(await hasAuditLog(client))) return null
        const trusted = await trustedKeys(client, join(dataDirectory, 'keys'), suite)
        const { lines, unreadable } = readWitness(witness, suite, trusted)
        const check = { suite, trusted, archives: archiveFolder(dataDirectory), witness: lines, unreadable }
        const { rows, findings } = await verifyLog(client, check)
        const broken = findings.filter(({ severity, code }) => severity === 'broken' && !standing.has(code))
        return { whole: broken.length === 0, rows, findings: broken.map(({ text }) => text) }
      },
      { isolation: 'repeatable read', readOnly: true, statementTimeout: 0 },
    )
}
