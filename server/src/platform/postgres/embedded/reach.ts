/** The way into an embedded server that already runs, for a command beside it. Nothing is started or stopped. */
import { readPassword, user } from './cluster.ts'
import { port, settle } from './home.ts'
import type { EmbeddedPostgres } from './start.ts'

/** @throws PostgresRefused */
export async function reachEmbeddedPostgres(
  directory: string,
): Promise<Pick<EmbeddedPostgres, 'host' | 'port' | 'user' | 'password' | 'database' | 'cluster' | 'spool'>> {
  const home = await settle(directory)
  const { socket: host, cluster, spool } = home
  return { host, port, user, password: await readPassword(home), database: 'citywide', cluster, spool }
}
