/** The composition root: the one file that knows every room. */
import { registers } from '@citywide/model/registers'
import {
  cockpitRoutes,
  conformanceRoutes,
  contradictionRoutes,
  evidenceRoutes,
  evidenceReader,
  findingActionRoutes,
  findingFollowRoutes,
  findingRoutes,
  nextChangeRoutes,
  frameworkRoutes,
  historyRoutes,
  oscalRoutes,
  profileRoutes,
  attestationRoutes,
  evidenceFileRoutes,
  recordEvidenceRoutes,
  ruleStudioRoutes,
  ruleTrialRoutes,
  standingRoutes,
} from '#assurance/index.ts'
import { benefitRoutes } from '#benefits/index.ts'
import {
  alertActRoutes,
  alertRoutes,
  alertTargetRoutes,
  mapRoutes,
  News,
  operationsRoutes,
  tileRoutes,
} from '#emergency/index.ts'
import { type BufferOptions, observationRoutes, sourceReader } from '#observations/index.ts'
import { purposeRoutes } from '#platform/access/purpose-routes.ts'
import { accessRoutes } from '#platform/access/routes.ts'
import { accountAdministrationRoutes } from '#platform/accounts/account-routes.ts'
import { keyRoutes } from '#platform/api-keys/routes.ts'
import { ssoClients } from '#platform/sso/client.ts'
import { providerRoutes } from '#platform/sso/provider-routes.ts'
import { ssoRoutes } from '#platform/sso/routes.ts'
import { grantRoutes } from '#platform/accounts/grant-routes.ts'
import { accountRoutes } from '#platform/access/sign-in/account-routes.ts'
import { factorRoutes } from '#platform/access/sign-in/factor-routes.ts'
import { signInRoutes } from '#platform/access/sign-in/sign-in-routes.ts'
import { assignmentRoutes } from '#platform/assignments/routes.ts'
import { checkpointRoutes } from '#platform/audit/public-routes.ts'
import { auditRoutes } from '#platform/audit/routes.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { commentRoutes } from '#platform/comments/routes.ts'
import type { Feed } from '#platform/events/feed.ts'
import { draftRoutes } from '#platform/drafts/routes.ts'
import type { Job } from '#platform/jobs.ts'
import { liveRoutes } from '#platform/events/routes.ts'
import type { Blobs } from '#platform/files/blobs.ts'
import { fileRoutes } from '#platform/files/routes.ts'
import { type DatabaseWatch, watchDatabase } from '#platform/health/database-watch.ts'
import { backupReader } from '#platform/health/backup-reader.ts'
import { databaseReader } from '#platform/health/database-reader.ts'
import { jobReader } from '#platform/health/job-reader.ts'
import { keyReader } from '#platform/health/key-reader.ts'
import { loadReader } from '#platform/health/load-reader.ts'
import { processReader } from '#platform/health/process-reader.ts'
import { queueReader } from '#platform/health/queue-reader.ts'
import { healthOf } from '#platform/health/reader.ts'
import { healthPageRoutes } from '#platform/health/routes.ts'
import { sealReader } from '#platform/health/seal-reader.ts'
import { spaceReader } from '#platform/health/space-reader.ts'
import { type SpaceWatch, storageAlarm, watchSpace } from '#platform/health/space-watch.ts'
import { healthRoutes } from '#platform/health.ts'
import { type Conditions, wellConditions } from '#platform/http/admission/admission.ts'
import type { AdmissionSettings } from '#platform/http/admission/settings.ts'
import { type App, openApp } from '#platform/http/app.ts'
import { serveWeb } from '#platform/http/web.ts'
import { importContentRoutes } from '#platform/imports/content-routes.ts'
import { importRoutes } from '#platform/imports/routes.ts'
import { importSourceRoutes } from '#platform/imports/source-routes.ts'
import { inboxRoutes } from '#platform/inbox/routes.ts'
import { type Keys, keysOf, newMasterKey } from '#platform/keys/keys.ts'
import type { Network } from '#platform/outbound/address.ts'
import { openOutbound, type Outbound } from '#platform/outbound/outbound.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { bulkRoutes } from '#platform/records/bulk-routes.ts'
import { deletedRoutes } from '#platform/records/deleted-routes.ts'
import { recordRoutes } from '#platform/records/routes.ts'
import { readerRoutes } from '#platform/readers/routes.ts'
import { relationRoutes } from '#platform/relations/routes.ts'
import { searchRoutes } from '#platform/search/routes.ts'
import { richTextRoutes } from '#platform/rich-text/routes.ts'
import { type SuiteName, suites } from '#platform/signing/suite.ts'
import { viewRoutes } from '#platform/views/routes.ts'
import { myRoutes, officeRoutes, type Sign } from '#services/index.ts'
import { recordStore } from '#platform/records/store.ts'
import { deliveryRoutes } from '#platform/webhooks/delivery-routes.ts'
import { webhookRoutes } from '#platform/webhooks/routes.ts'

export interface Parts {
  readonly pool: Pool
  readonly feed: Feed
  readonly clock?: Clock
  /** Contents of attached files. */
  readonly blobs: Blobs
  /** What seals secrets. Without it, a key of this process alone: nothing it seals opens later. */
  readonly keys?: Keys
  /** Whether an account needs two factors before anything but itself is open to it. Default: no, as in a demonstration. */
  readonly secondFactorNeeded?: boolean
  /** The one way to other hosts. Default: to public ones over https. */
  readonly outbound?: Outbound
  /** Absolute path of the folder in which other systems drop files with observations. */
  readonly inbox?: string | undefined
  /** Hash and signature of the audit log. */
  readonly suite?: SuiteName
  /** Signs what leaves the platform as proof, such as receipts of consents. */
  readonly sign?: Sign
  /** Bytes that one attached file may have. */
  readonly fileLimit?: number
  /** What acknowledges observations before the database has them. */
  readonly buffer?: BufferOptions
  readonly publicUrl: string
  readonly timeZone: string
  readonly version: string
  readonly logLevel?: string
  /** Addresses or networks whose X-Forwarded-For is believed, with commas between. Default: this machine. */
  readonly trustedProxies?: string
  readonly serving?: () => boolean
  /** Who may read the metrics beyond this machine. */
  readonly metricsFrom?: readonly Network[]
  /** How much is taken on at once; without it nobody is sent away. */
  readonly admission?: AdmissionSettings
  /** What the platform knows of itself. */
  readonly conditions?: Partial<Conditions>
  readonly database?: DatabaseWatch
  readonly space?: SpaceWatch
  /** Work that this server does by itself. */
  readonly jobs?: () => readonly Job[]
  /** Whether a folder for backups is set. */
  readonly backups?: boolean
  /** Whether the built web app is served beside the interface. */
  readonly web?: boolean
}

const FILE_LIMIT = 25 * 1024 * 1024

/** The whole HTTP side of Citywide, not yet listening. */
export async function buildApp(parts: Parts): Promise<App> {
  const { pool, feed, clock = systemClock, publicUrl, version, serving = () => true } = parts
  const database = parts.database ?? watchDatabase(pool, systemClock)
  const space = parts.space ?? watchSpace({ folders: [] })
  const conditions: Conditions = {
    ...wellConditions,
    databaseAway: () => database.away,
    storageFull: () => space.full,
    ...parts.conditions,
  }
  const proxies = parts.trustedProxies !== undefined && { trustedProxies: parts.trustedProxies }
  const app = await openApp({
    pool,
    publicUrl,
    version,
    ...(parts.logLevel && { logLevel: parts.logLevel }),
    ...proxies,
    ...(parts.admission && { admission: parts.admission }),
    conditions,
  })
  const keys = parts.keys ?? keysOf([newMasterKey()])
  await app.register(healthRoutes, { database, serving, metricsFrom: parts.metricsFrom ?? [] })
  const ownProcess = processReader(version)
  app.addHook('onClose', async () => ownProcess.stop())
  const health = healthOf(
    [
      loadReader(app.admission),
      databaseReader(pool, database),
      spaceReader(pool, space),
      backupReader(pool, systemClock, parts.backups ?? false),
      sealReader(pool, systemClock),
      evidenceReader(pool, systemClock),
      queueReader(pool, app.metrics),
      sourceReader(pool, clock),
      jobReader(pool, systemClock, parts.jobs ?? (() => [])),
      keyReader(pool),
      ownProcess,
    ],
    systemClock,
    (error) => app.log.error({ err: error }, 'a part of the platform could not say how it is'),
  )
  await app.register(healthPageRoutes, { prefix: '/api', health })
  await app.register(purposeRoutes, { prefix: '/api', pool, publicUrl })
  const alarm = () => (conditions.storageFull() ? storageAlarm : null)
  await app.register(accessRoutes, { pool, clock, publicUrl, timeZone: parts.timeZone, alarm })
  const signIn = { pool, publicUrl, keys, secondFactorNeeded: parts.secondFactorNeeded ?? false }
  await app.register(signInRoutes, signIn)
  await app.register(accountRoutes, { prefix: '/api', ...signIn })
  await app.register(factorRoutes, { prefix: '/api', ...signIn })
  await app.register(accountAdministrationRoutes, { prefix: '/api', pool, publicUrl })
  await app.register(grantRoutes, { prefix: '/api', pool })
  await app.register(keyRoutes, { prefix: '/api', pool })
  const suite = suites[parts.suite ?? 'ed25519-sha256']
  await app.register(checkpointRoutes, { pool, suite })
  await app.register(auditRoutes, { prefix: '/api', pool, suite })
  await app.register(liveRoutes, { prefix: '/api', pool, feed, registers })
  const store = recordStore(new Map(registers.map((declaration) => [declaration.name, declaration])))
  await app.register(recordRoutes, { prefix: '/api', pool, registers, store, timeZone: parts.timeZone })
  await app.register(importRoutes, { prefix: '/api', pool, registers, store, timeZone: parts.timeZone })
  await app.register(importContentRoutes, { prefix: '/api', pool })
  await app.register(importSourceRoutes, { prefix: '/api', pool, registers })
  await app.register(draftRoutes, { prefix: '/api', pool, registers, store })
  await app.register(bulkRoutes, { prefix: '/api', pool, registers, store })
  await app.register(deletedRoutes, { prefix: '/api', pool, registers, store })
  await app.register(viewRoutes, { prefix: '/api', pool, registers })
  await app.register(searchRoutes, { prefix: '/api', pool, registers })
  const around = { prefix: '/api', pool, registers }
  await app.register(relationRoutes, around)
  await app.register(readerRoutes, around)
  await app.register(commentRoutes, around)
  await app.register(richTextRoutes, { prefix: '/api' })
  await app.register(assignmentRoutes, around)
  await app.register(inboxRoutes, around)
  await app.register(fileRoutes, { ...around, blobs: parts.blobs, fileLimit: parts.fileLimit ?? FILE_LIMIT })
  const { outbound = openOutbound() } = parts
  const sso = { pool, publicUrl, keys, clients: ssoClients({ outbound, keys }) }
  await app.register(ssoRoutes, { ...sso, secondFactorNeeded: parts.secondFactorNeeded ?? false })
  await app.register(providerRoutes, { prefix: '/api', ...sso })
  await app.register(webhookRoutes, { prefix: '/api', pool, registers, keys, outbound, clock })
  await app.register(deliveryRoutes, { prefix: '/api', pool, registers })
  await app.register(myRoutes, { prefix: '/api', pool, store, publicUrl, suite, sign: parts.sign ?? (async () => []) })
  await app.register(officeRoutes, { prefix: '/api', pool, store, registers })
  await app.register(observationRoutes, {
    prefix: '/api',
    pool,
    clock,
    feed,
    sources: { keys, outbound, inbox: parts.inbox },
    ...(parts.buffer && { buffer: parts.buffer }),
  })
  const news = new News()
  const unheard = news.follow(feed)
  app.addHook('onClose', async () => unheard())
  const emergency = { prefix: '/api', pool, clock, store, news }
  await app.register(alertRoutes, emergency)
  await app.register(alertActRoutes, emergency)
  await app.register(alertTargetRoutes, emergency)
  await app.register(operationsRoutes, emergency)
  await app.register(mapRoutes, { prefix: '/api', pool, clock })
  await app.register(tileRoutes, { pool })
  const sight = { prefix: '/api', pool, clock, timeZone: parts.timeZone }
  await app.register(benefitRoutes, sight)
  await app.register(profileRoutes, sight)
  await app.register(attestationRoutes, sight)
  await app.register(evidenceFileRoutes, { ...sight, blobs: parts.blobs, fileLimit: parts.fileLimit ?? FILE_LIMIT })
  await app.register(evidenceRoutes, sight)
  await app.register(recordEvidenceRoutes, sight)
  await app.register(frameworkRoutes, sight)
  await app.register(oscalRoutes, sight)
  await app.register(contradictionRoutes, sight)
  await app.register(conformanceRoutes, sight)
  await app.register(historyRoutes, sight)
  await app.register(findingRoutes, sight)
  await app.register(nextChangeRoutes, sight)
  await app.register(findingActionRoutes, { ...sight, store })
  await app.register(findingFollowRoutes, { prefix: '/api', pool })
  await app.register(cockpitRoutes, sight)
  await app.register(ruleStudioRoutes, sight)
  await app.register(ruleTrialRoutes, sight)
  await app.register(standingRoutes, sight)
  if (parts.web !== false && !(await serveWeb(app)))
    app.log.warn('the web app has not been built: serving the interface alone')
  await app.ready()
  return app
}
