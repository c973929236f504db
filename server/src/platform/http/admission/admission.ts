/**
 * Admission: overload is refused at the door, not suffered. Every request takes a place in a lane before it costs the
 * database anything, and gives it back when its answer is out.
 */
import { Problem } from '@citywide/model/problem'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { onReserve } from '../../postgres/reserve.ts'
import { KnownCallers, type Kind } from './known.ts'
import { busyNow, type LaneName, Lanes, laneNames, type LaneState, type Place, type Refusal } from './lanes.ts'
import { countAdmission } from './metrics.ts'
import { Pace } from './pace.ts'
import { Rate } from './rate.ts'
import type { AdmissionSettings } from './settings.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Where the route queues; without it, by its access and by who asks. `none`: bounds of its own, or hardly any cost. */
    lane?: 'none' | 'export' | 'upload'
    /** Goes on although storage is nearly full: it takes little, or makes room. */
    spare?: boolean
  }
  interface FastifyRequest {
    admitted: Admitted | undefined
  }
}

/** What the platform knows of itself at the moment. */
export interface Conditions {
  /** The process will end: whoever has a connection open is asked to take another. */
  readonly leaving: () => boolean
  /** The process ends: what is under way is answered, nothing new is begun. */
  readonly stopping: () => boolean
  /** The database has not answered for seconds. */
  readonly databaseAway: () => boolean
  readonly storageFull: () => boolean
}

export const wellConditions: Conditions = {
  leaving: () => false,
  stopping: () => false,
  databaseAway: () => false,
  storageFull: () => false,
}

/** One request on its way through the lanes. */
interface Admitted {
  place: Place | undefined
  kind: Kind | undefined
  readonly gone: AbortController
  /** Gives the place back before the answer ends: a stream to a browser stays open for hours. */
  leave(): void
  /** Gives the place back to ask for one again later. */
  step(): void
}

export interface AdmissionOptions {
  readonly settings: AdmissionSettings
  readonly conditions: Conditions
  /** Name of the session's cookie. */
  readonly cookie: string
}

/** How the lanes stand, and what was sent away since the start. */
export interface AdmissionState {
  lanes(): Readonly<Record<LaneName, LaneState>>
  refused(): number
}

export interface Admission {
  readonly state: AdmissionState
  /** Hooks that must run before who asks is looked up. */
  before(app: FastifyInstance): void
  /** Hooks that must run after. */
  after(app: FastifyInstance): void
}

export function openAdmission({ settings, conditions, cookie }: AdmissionOptions): Admission {
  let refused = 0
  let count: ReturnType<typeof countAdmission> | undefined
  const lanes = new Lanes(settings.lanes, new Pace(settings.perSecond), (lane, why) => refuse(lane, why))
  const known = new KnownCallers(cookie)
  const callers = new Rate(settings.caller.perSecond, settings.caller.stock)
  const addresses = new Rate(settings.address.perSecond, settings.address.stock)
  const refuse = (lane: LaneName, why: Refusal | 'own rate') => {
    if (why === 'gone') return
    refused += 1
    count?.(lane, why)
  }

  const take = async (admitted: Admitted, lane: LaneName) => {
    if (admitted.place?.lane === lane) return
    admitted.step()
    admitted.place = await lanes.enter(lane, admitted.gone.signal)
    if (admitted.gone.signal.aborted) admitted.leave()
  }

  const demandRate = (rate: Rate, caller: string, lane: LaneName) => {
    const wait = rate.ask(caller)
    if (wait === 0) return
    refuse(lane, 'own rate')
    throw new Problem('TOO_MANY', { seconds: String(Math.max(1, Math.ceil(wait / 1_000))) })
  }

  function before(app: FastifyInstance): void {
    count = countAdmission(app, lanes)
    app.decorateRequest('admitted', undefined)
    app.addHook('onRequest', async (request, reply) => {
      const { config } = request.routeOptions
      if (config.lane === 'none' && config.access === 'public') return
      demandRunning(request, conditions)
      const kind = known.find(request)
      const admitted = admit(reply, kind)
      request.admitted = admitted
      if (config.lane === 'none') return
      const lane = laneOf(request, kind)
      if (lane === 'public' && kind === undefined) demandRate(addresses, request.ip, lane)
      if (lane !== undefined) await take(admitted, lane)
    })
    app.addHook('onRequest', lend)
    app.addHook('onSend', async (_request, reply) => {
      if (conditions.leaving()) reply.header('connection', 'close')
    })
    app.addHook('onResponse', async (request) => request.admitted?.leave())
    // What travels slowly must not hold a place: twelve slow senders would close a lane.
    app.addHook('preParsing', async (request) => {
      if (hasBody(request)) request.admitted?.step()
    })
  }

  function after(app: FastifyInstance): void {
    app.addHook('onRequest', async (request) => {
      const { admitted, principal } = request
      if (!admitted || !principal) return
      const kind = principal.roles.includes('duty_officer') ? 'duty' : 'people'
      known.keep(request, kind)
      admitted.kind = kind
      const lane = laneOf(request, kind)
      // Duty officers are bound by their places, programs of the installation by their lane.
      const rated = kind !== 'duty' && !principal.roles.includes('program')
      if (lane !== undefined && rated) demandRate(callers, principal.accountId, lane)
      if (conditions.storageFull() && isWrite(request)) throw new Problem('STORAGE_FULL')
      if (lane === undefined) admitted.leave()
      else await take(admitted, lane)
    })
    app.addHook('preValidation', async (request) => {
      const { admitted } = request
      if (!admitted || admitted.place) return
      const lane = laneOf(request, admitted.kind)
      if (lane !== undefined && hasBody(request)) await take(admitted, lane)
    })
    app.addHook('preValidation', lend)
    app.addHook('onError', async (request, _reply, error) => {
      if (error instanceof Problem && error.code === 'SIGN_IN') known.forget(request)
    })
  }

  return {
    state: {
      lanes: () =>
        Object.fromEntries(laneNames.map((name) => [name, lanes.state(name)])) as Record<LaneName, LaneState>,
      refused: () => refused,
    },
    before,
    after,
  }
}

function admit(reply: FastifyReply, kind: Kind | undefined): Admitted {
  const admitted: Admitted = {
    place: undefined,
    kind,
    gone: new AbortController(),
    leave: () => {
      admitted.place?.leave()
      admitted.place = undefined
    },
    step: () => {
      admitted.place?.step()
      admitted.place = undefined
    },
  }
  // Also when the caller hangs up, and when the handler has taken the answer into its own hands.
  reply.raw.once('close', () => {
    admitted.gone.abort()
    admitted.leave()
  })
  return admitted
}

/** What a duty officer asks of the database goes over the connections kept for that. */
function lend(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  if (request.admitted?.kind === 'duty') onReserve(done)
  else done()
}

/** Undefined: no bound but the route's own. */
function laneOf({ routeOptions: { config } }: FastifyRequest, kind: Kind | undefined): LaneName | undefined {
  if (config.lane === 'none') return undefined
  if (config.access === undefined || config.access === 'public') return kind ?? 'public'
  if (kind === undefined) return 'door'
  if (config.access === 'ingest') return undefined
  return config.lane ?? kind
}

function demandRunning({ routeOptions }: FastifyRequest, conditions: Conditions): void {
  if (conditions.stopping()) throw busyNow()
  const { access } = routeOptions.config
  if (conditions.databaseAway() && access !== undefined && access !== 'public') throw new Problem('DATABASE_AWAY')
}

function isWrite({ method, routeOptions: { config } }: FastifyRequest): boolean {
  if (config.spare || config.access === 'public' || config.access === 'operation') return false
  return !['GET', 'HEAD', 'OPTIONS'].includes(method)
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
