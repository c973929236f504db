/** The server process: opens the database, serves, and stops in order. Started by `start.mjs`. */
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { registers } from '@citywide/model/registers'
import { evidenceJobs, findingJobs, historyJobs, startEvaluation, termJobs, verdictsHold } from '#assurance/index.ts'
import { startTracking } from '#benefits/index.ts'
import { loadDemoCity, simulate } from '#demo/index.ts'
import { escalateAlerts, raiseAlerts } from '#emergency/index.ts'
import {
  lookAfterQuality,
  noteIngest,
  pruneBatches,
  pruneIngestRequests,
  pruneSources,
  startEventRules,
  type BufferOptions,
} from '#observations/index.ts'
import { leaveLocalKey, openDoors } from '#platform/access/accounts.ts'
import { auditJobs } from '#platform/audit/jobs.ts'
import { openKeyRing, SuiteFixed } from '#platform/audit/keys.ts'
import { startSealing } from '#platform/audit/seal.ts'
import { startWitnessing } from '#platform/audit/witness.ts'
import { tellOfEndingRoles } from '#platform/accounts/warnings.ts'
import { startArchiver } from '#platform/backup/archiver.ts'
import { type Backups, openBackups } from '#platform/backup/open.ts'
import { backupJobs } from '#platform/backup/schedule.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { type Config, ConfigError, readConfig } from '#platform/config.ts'
import { DatabaseUnfit, openDatabase } from '#platform/database.ts'
import { startFeed } from '#platform/events/feed.ts'
import { blobsIn } from '#platform/files/blobs.ts'
import { sweepContents } from '#platform/files/sweep.ts'
import { SKEW_WARNS, watchDatabase } from '#platform/health/database-watch.ts'
import { type Folder, watchSpace } from '#platform/health/space-watch.ts'
import { tidy } from '#platform/housekeeping-store.ts'
import { importJobs } from '#platform/imports/jobs.ts'
import { installed, markInstalled } from '#platform/installation-store.ts'
import { enqueue, type Job, startJobs } from '#platform/jobs.ts'
import { openKeys } from '#platform/keys/file.ts'
import { resealAll } from '#platform/keys/sealed-store.ts'
import { openLifetime } from '#platform/lifetime.ts'
import { openOutbound } from '#platform/outbound/outbound.ts'
import { startOutbox } from '#platform/outbox/worker.ts'
import { eventText, type PostgresEvent, PostgresRefused } from '#platform/postgres/embedded/start.ts'
import { migrate, SchemaMismatch } from '#platform/postgres/migrate.ts'
import { transaction } from '#platform/postgres/pool.ts'
import { rebuildSearch, startIndexing } from '#platform/search/indexing.ts'
import { recordStore } from '#platform/records/store.ts'
import { webhookCourier } from '#platform/webhooks/courier.ts'
import { privacyJobs } from '#services/index.ts'
import type { App } from '#platform/http/app.ts'
import { tellAround } from '#platform/around/subject-store.ts'
import { SuiteUnfit } from '#platform/signing/self-test.ts'
import { buildApp } from './app.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Milliseconds between "not ready" and refusing, and those that requests under way are given. */
const NOTICE = 300
const ANSWERING = 10_000
const say = (line: string) => process.stdout.write(`${line}\n`)

const lifetime = openLifetime((error) => process.stderr.write(`while stopping: ${String(error)}\n`))
const lost = (error: Error) => {
  if (!lifetime.stopping) process.stderr.write(`database connection lost: ${error.message}\n`)
}

/** What people should know of the embedded server is said; its own log stays out of the start, unless it is in trouble. */
function tellOfDatabase(event: PostgresEvent): void {
  const text = eventText(event)
  if (text) say(`${text.zh} · ${text.en}`)
  if (event.kind === 'log' && event.severity !== 'LOG' && !lifetime.stopping)
    process.stderr.write(`postgres: ${event.severity} ${event.line}\n`)
  if (event.kind === 'given up') void lifetime.stop(1)
}

async function serve(): Promise<void> {
  const config = readConfig(process.env, root)
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string }
  const database = await openDatabase(config, tellOfDatabase, lost)
  let backups: Backups | undefined
  lifetime.onStop(() => backups?.carryLast(), 'own') // when PostgreSQL has handed over the last of its log
  lifetime.onStop(() => database.close(), 'own')
  const { pool } = database
  const ran = await migrate(pool)
  if (ran.length > 0) say(`已更新数据库结构 · Database brought up to date: ${ran.join(', ')}`)

  const keys = await openKeys(config.masterKeyFile)
  await resealAll(pool, keys)

  const auditKeys = await openKeyRing(pool, join(config.dataDirectory, 'keys'), config.audit.suite)

  const outbound = openOutbound({ allow: config.outboundAllow, openToPublic: config.outboundOpen })
  let serving = false
  let closing = false
  let work: readonly Job[] = []
  const watch = watchDatabase(pool, systemClock, tellOfClocks)
  const folders: Folder[] = [
    { name: 'data', path: config.dataDirectory },
    ...(config.backup ? [{ name: 'archive', path: config.backup.folder } as const] : []),
    ...(config.backup?.copy ? [{ name: 'copy', path: config.backup.copy } as const] : []),
  ]
  const space = watchSpace({
    folders,
    onChange: (full) => {
      if (full) process.stderr.write('存储空间不足，已停止写入 · Storage is nearly full: writing has stopped\n')
      void tellAround(pool, 'alarm').catch(lost)
    },
  })
  lifetime.onStop(() => {
    watch.stop()
    space.stop()
  })
  const feed = await startFeed(pool, () => database.openClient())
  lifetime.onStop(() => feed.stop())
  const blobs = blobsIn(join(config.dataDirectory, 'files'))
  backups = openBackups({
    config,
    database,
    blobs,
    clock: systemClock,
    version,
    checkContents: verdictsHold(systemClock, config.timeZone),
    onAlarm: ({ zh, en }) => process.stderr.write(`备份告警：${zh} · Backups: ${en}\n`),
    onKey: () =>
      say(
        '已生成备份密钥，请打印并存入保险柜 · A backup key was made: print it for the safe: npm run citywide -- backup key',
      ),
  })
  if (backups) {
    const archiving = startArchiver(backups.archiver)
    lifetime.onStop(() => archiving.stop())
  }
  const app = await buildApp({
    pool,
    feed,
    blobs,
    keys,
    secondFactorNeeded: config.secondFactor === 'required',
    trustedProxies: config.trustedProxies,
    metricsFrom: config.metricsFrom,
    fileLimit: config.fileLimit,
    outbound,
    inbox: config.inbox,
    suite: config.audit.suite,
    ...(config.buffer && { buffer: await bufferOf(config.buffer, () => database.openClient()) }),
    sign: async (text) => [...(await auditKeys.prove(text))],
    publicUrl: config.publicUrl,
    timeZone: config.timeZone,
    version,
    logLevel: config.logLevel,
    serving: () => serving,
    admission: config.admission,
    conditions: {
      leaving: () => lifetime.stopping,
      stopping: () => closing,
    },
    database: watch,
    space,
    jobs: () => work,
    backups: config.backup !== undefined,
    clock: systemClock,
  })
  const auditFails = (error: unknown) =>
    app.log.error({ err: error }, 'the audit log was not sealed or sent; it is tried again')
  const audit = { pool, keys: auditKeys, report: auditFails }
  const witnessing = startWitnessing({ ...audit, outbound, ...config.audit.witness })
  const sealing = startSealing(audit)
  lifetime.onStop(() => witnessing.stop())
  lifetime.onStop(() => sealing.stop())
  const report = (error: unknown) => app.log.error({ err: error }, 'figures were not computed; they are tried again')
  const tracking = startTracking({ pool, clock: systemClock, feed, report })
  const evidence = {
    pool,
    clock: systemClock,
    timeZone: config.timeZone,
    report: (error: unknown) => app.log.error({ err: error }, 'a rule could not run; the others did'),
  }
  const evaluation = startEvaluation({ ...evidence, feed })
  const rules = startEventRules({
    pool,
    clock: systemClock,
    feed,
    report: (error) => app.log.error({ err: error }, 'event rules could not go on; they are judged again'),
    act: raiseAlerts,
  })
  const searchFails = (error: unknown) => app.log.error({ err: error }, 'search could not follow; it tries again')
  const indexing = startIndexing({ pool, registers, feed, report: searchFails })
  const outbox = startOutbox({
    pool,
    courier: webhookCourier({ pool, registers, publicUrl: config.publicUrl, outbound, keys, clock: systemClock }),
    report: (error) => app.log.error({ err: error }, 'the outbox could not go on; it tries again'),
  })
  const unheard = feed.subscribe(({ kind }) => {
    if (kind === 'change') outbox.wake()
  })
  lifetime.onStop(() => closeApp(app))
  lifetime.onStop(() => tracking.stop())
  lifetime.onStop(() => {
    unheard()
    return outbox.stop()
  })
  lifetime.onStop(() => evaluation.stop())
  lifetime.onStop(() => rules.stop())
  lifetime.onStop(() => indexing.stop())
  let demo: { address: string; key: string; clock: Clock } | undefined
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const backingUp = new AbortController()
  const care = { pool, clock: systemClock, timeZone: config.timeZone, signal: backingUp.signal }
  work = [
    ...evidenceJobs(evidence),
    ...termJobs(evidence),
    ...findingJobs(evidence),
    ...historyJobs(evidence),
    ...(backups ? backupJobs({ ...care, backups }) : []),
    ...auditJobs({
      ...audit,
      dataDirectory: config.dataDirectory,
      keepMonths: config.audit.keepMonths,
      tell: ({ findings }) => app.log.error({ findings }, 'the audit log is broken'),
    }),
    ...privacyJobs({ pool, timeZone: config.timeZone }),
    ...importJobs({ pool, store: recordStore(byName), byName, timeZone: config.timeZone }),
    {
      name: 'measure_demo_city',
      title: { zh: '演示城市的测量', en: 'Measurements of the demo city' },
      cron: '*/10 * * * *',
      run: async () => {
        if (demo) await simulate(demo)
      },
    },
    {
      name: 'sweep_files',
      title: { zh: '清理不再使用的附件', en: 'Removing files that nothing refers to' },
      cron: '43 3 * * *',
      run: () => sweepContents({ pool, blobs, clock: systemClock }),
    },
    {
      name: 'compare_search',
      title: { zh: '核对搜索', en: 'Comparing search with the records' },
      cron: '17 2 * * 6',
      run: () => rebuildSearch(pool, registers),
    },
    {
      name: 'tidy',
      title: { zh: '清理过期数据', en: 'Dropping what nobody can ask for any more' },
      cron: '13 * * * *',
      run: () => transaction(pool, tidy, { statementTimeout: 0 }),
    },
    {
      name: 'warn_roles',
      title: { zh: '提醒即将到期的授权', en: 'Telling of grants that end' },
      cron: '7 0 * * *',
      run: () => transaction(pool, tellOfEndingRoles),
    },
    {
      name: 'prune_sources',
      title: { zh: '清理旧的接收记录', en: 'Forgetting old ledgers and settled dead letters of sources' },
      cron: '37 3 * * *',
      run: () => transaction(pool, pruneSources),
    },
    {
      name: 'forget_request_keys',
      title: { zh: '清理旧的请求键', en: 'Forgetting old request keys' },
      cron: '23 3 * * *',
      run: () => pruneIngestRequests(pool, 7),
    },
    {
      name: 'drop_batches',
      title: { zh: '清理已推送的观测批次', en: 'Dropping batches of observations that were told live' },
      cron: '*/5 * * * *',
      run: () => transaction(pool, pruneBatches),
    },
    {
      name: 'observation_quality',
      title: {
        zh: '核定迟到数据的质量标记并登记数据中断',
        en: 'Settling flags of late observations, noting silent streams',
      },
      cron: '* * * * *',
      run: () => lookAfterQuality(pool, systemClock),
    },
    {
      name: 'escalate_alerts',
      title: { zh: '超时未确认的预警提醒上级', en: 'Telling the role above of alerts that nobody acknowledged' },
      cron: '* * * * *',
      run: () => escalateAlerts(pool, systemClock),
    },
    {
      name: 'note_ingest',
      title: { zh: '将观测写入情况记入审计日志', en: 'Writing into the audit log who sent observations' },
      cron: '*/5 * * * *',
      run: () => noteIngest(pool),
    },
  ]
  const jobs = await startJobs(pool, work, app.log)
  lifetime.onStop(() => jobs.stop())
  lifetime.onStop(() => backingUp.abort())
  lifetime.onStop(async () => {
    if (!serving) return
    // Whoever spreads the requests asks whether we are ready, and needs a moment to hear that we are not.
    serving = false
    await setTimeout(NOTICE)
    closing = true
  })
  await space.look()
  await watch.look()
  space.start()
  watch.start()

  await app.listen({ host: config.host, port: config.port })
  const key = await leaveLocalKey(pool, config.dataDirectory)
  serving = true
  if (config.city === 'demo') {
    demo = { address: ownAddress(app.server.address() as AddressInfo), key, clock: systemClock }
    if (!(await installed(pool, 'demo city'))) {
      say('构建虚构的演示城市澄川市 · Building the made-up demo city Chengchuan')
      await loadDemoCity({ ...demo, timeZone: config.timeZone }, ({ zh, en }) => say(`  ${zh} · ${en}`))
      await markInstalled(pool, 'demo city')
    }
    // Not waited for: what the sensors measured meanwhile is no part of the start.
    await enqueue(pool, 'measure_demo_city', {})
  }
  const links = await openDoors(pool, config.city, config.publicUrl)
  // Before anybody else can know: whoever started us then knows that an end from now on is one of a server that served.
  process.send?.({ ready: true, address: config.publicUrl })
  say('')
  say(`Citywide: ${config.publicUrl}`)
  for (const { name, address } of links) say(`  ${name.zh} · ${name.en}: ${address}`)
}

async function bufferOf(
  { credentialsFile, ...buffer }: NonNullable<Config['buffer']>,
  openClient: BufferOptions['openClient'],
): Promise<BufferOptions> {
  return { ...buffer, ...(credentialsFile && { credentials: await readFile(credentialsFile) }), openClient }
}

/** Answers what is under way and ends. A connection that hangs at the end of our patience is cut. */
async function closeApp(app: App): Promise<void> {
  const cut = globalThis.setTimeout(() => app.server.closeAllConnections(), ANSWERING)
  await app.close()
  clearTimeout(cut)
}

function tellOfClocks(skew: number): void {
  const seconds = Math.abs(skew).toFixed(1)
  process.stderr.write(
    Math.abs(skew) > SKEW_WARNS
      ? `服务器与数据库的时钟相差 ${seconds} 秒 · The clocks of server and database are ${seconds} s apart\n`
      : '服务器与数据库的时钟已一致 · The clocks of server and database agree again\n',
  )
}

/** Where a program on this machine reaches us. */
function ownAddress({ address, port }: AddressInfo): string {
  if (['0.0.0.0', '::'].includes(address)) return `http://127.0.0.1:${port}`
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`
}

try {
  await serve()
} catch (error) {
  if (!lifetime.stopping) await explain(error)
}

async function explain(error: unknown): Promise<never> {
  // What the operator can mend is one sentence; anything else is ours and shows where it broke.
  const known =
    error instanceof ConfigError ||
    error instanceof DatabaseUnfit ||
    error instanceof PostgresRefused ||
    error instanceof SchemaMismatch ||
    error instanceof SuiteFixed ||
    error instanceof SuiteUnfit
  const trouble = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`${known ? trouble.message : (trouble.stack ?? trouble.message)}\n`)
  return lifetime.stop(1)
}
