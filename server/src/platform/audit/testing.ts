/** A log of its own for a test: database, keys in a folder that goes with it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Pool, transaction } from '../postgres/pool.ts'
import { freshDatabase } from '../postgres/testing.ts'
import type { SuiteName } from '../signing/suite.ts'
import { noteAct, noteActs } from './append.ts'
import type { Check } from './check.ts'
import { openKeyRing } from './keys.ts'
import { sealTurn } from './seal.ts'
import { verifyLog } from './verify.ts'

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-audit-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Checks the log in a snapshot of its own. */
export const checked = (pool: Pool, check: Check) =>
  transaction(pool, (client) => verifyLog(client, check), { isolation: 'repeatable read', readOnly: true })

/** @param options `begin`: what is noted before anything else */
export async function freshLog({
  suite = 'ed25519-sha256',
  begin = () => Promise.resolve(),
}: { suite?: SuiteName; begin?: (pool: Pool) => Promise<unknown> } = {}) {
  const pool = await freshDatabase()
  await begin(pool)
  const folder = await temporaryFolder()
  const keys = await openKeyRing(pool, folder, suite)
  await sealTurn(pool, keys)
  const check = async (more: Partial<Check> = {}): Promise<Check> => ({
    suite: keys.suite,
    trusted: await keys.trusted(pool),
    archives: join(folder, 'archive'),
    ...more,
  })
  return {
    pool,
    folder,
    keys,
    check,
    verify: async (more: Partial<Check> = {}) => checked(pool, await check(more)),
    /** Notes so many acts in one transaction and seals them, one turn each time. */
    grow: async (...counts: readonly number[]): Promise<void> => {
      for (const count of counts) {
        await noteActs(
          pool,
          Array.from({ length: count }, (_, index) => ({
            act: ['record.create', 'record.update', 'record.read', 'session.open'][index % 4] ?? '',
            noun: index % 3 === 0 ? 'Asset' : 'Service',
            object: `object-${index}`,
            department: index % 2 === 0 ? '0199f3a0-0000-7000-8000-0000000000aa' : null,
            purpose: index % 5 === 0 ? 'case.handle' : undefined,
            detail: { version: index, fields: ['name', 'status'], note: '备注' },
            actor: { id: `account-${index % 7}`, kind: index % 6 === 0 ? 'key' : 'person' },
          })),
        )
        await sealTurn(pool, keys)
      }
    },
    act: (act = 'record.update') => noteAct(pool, { act }),
  }
}
