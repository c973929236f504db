/** `npm run citywide -- <command>`: what the operator of an instance does from a terminal. */
import { SuiteFixed } from '../../server/src/platform/audit/keys.ts'
import { BackupRefused } from '../../server/src/platform/backup/refusal.ts'
import { BundleRefused } from '../../server/src/platform/bundle/refusal.ts'
import { ConfigError } from '../../server/src/platform/config.ts'
import { DatabaseUnfit } from '../../server/src/platform/database.ts'
import { PostgresRefused } from '../../server/src/platform/postgres/embedded/start.ts'
import { SchemaMismatch } from '../../server/src/platform/postgres/migrate.ts'
import { SealRefused } from '../../server/src/platform/sealing/refusal.ts'
import { Refusal } from '../start/words.mjs'
import { auditCommands } from './audit.ts'
import { backupCommands } from './backup.ts'
import { bundleCommands } from './bundle.ts'
import { chosen, helpOf } from './command.ts'
import { letInCommands } from './let-in.ts'
import { masterKeyCommands } from './master-keys.ts'
import { restoreCommands } from './restore.ts'

const commands = [
  ...auditCommands,
  ...backupCommands,
  ...restoreCommands,
  ...bundleCommands,
  ...masterKeyCommands,
  ...letInCommands,
]
/** What a person can mend is one sentence; anything else shows where it broke. */
const known = [
  BackupRefused,
  BundleRefused,
  ConfigError,
  DatabaseUnfit,
  PostgresRefused,
  Refusal,
  SchemaMismatch,
  SealRefused,
  SuiteFixed,
]

const typed = process.argv.slice(2)
const choice = chosen(commands, typed)
if (!choice) {
  const asked = typed.length === 0 || typed.includes('help') || typed.includes('--help')
  process[asked ? 'stdout' : 'stderr'].write(helpOf(commands))
  process.exitCode = asked ? 0 : 2
} else {
  try {
    await choice.command.run(choice.operands, choice.options)
  } catch (error) {
    const trouble = error instanceof Error ? error : new Error(String(error))
    const mendable = known.some((kind) => trouble instanceof kind)
    process.stderr.write(`${mendable ? trouble.message : (trouble.stack ?? trouble.message)}\n`)
    process.exitCode = trouble instanceof Refusal ? trouble.code : 1
  }
}
