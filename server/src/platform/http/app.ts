/** The HTTP server before any room has added its routes: validation, problems, who is asking, metrics, documents. */
import type { Writable } from 'node:stream'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { cookieName, guard } from '../access/guard.ts'
import type { Pool } from '../postgres/pool.ts'
import { type AdmissionState, type Conditions, openAdmission, wellConditions } from './admission/admission.ts'
import { type AdmissionSettings, patient } from './admission/settings.ts'
import { withoutTwins } from './document.ts'
import { answerNonsense, protect } from './headers.ts'
import { readJson } from './json.ts'
import { loggedError } from './log.ts'
import { meter } from './metrics.ts'
import { answerProblem, answerProblems } from './problems.ts'
import { checkInput } from './validation.ts'

export type App = FastifyInstance

export interface HttpOptions {
  readonly pool: Pool
  readonly publicUrl: string
  readonly version: string
  readonly logLevel?: string
  /** Default: the standard output. */
  readonly logTo?: Writable
  /** Addresses or networks whose X-Forwarded-For is believed, with commas between. Default: this machine. */
  readonly trustedProxies?: string
  /** How much is taken on at once; without it nobody is sent away. */
  readonly admission?: AdmissionSettings
  readonly conditions?: Conditions
}

declare module 'fastify' {
  interface FastifyInstance {
    admission: AdmissionState
  }
}

/** Milliseconds that one part of the application may take to get ready. */
const START_TIMEOUT = 120_000
/** Nobody needs longer than this to send a request; a slow sender must not hold a connection for ever. */
const REQUEST_TIMEOUT = 120_000

export async function openApp({ pool, publicUrl, version, logLevel = 'silent', ...rest }: HttpOptions): Promise<App> {
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    requestTimeout: REQUEST_TIMEOUT,
    // Rules are compiled at the start: on a loaded machine longer than Fastify's ten seconds, and nothing is wrong.
    pluginTimeout: START_TIMEOUT,
    // Only these may say for whom they ask; behind a proxy all requests would else come from one address.
    trustProxy: rest.trustedProxies ?? 'loopback',
    exposeHeadRoutes: false,
    // While the process ends, admission refuses what is new, with a time to come back.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: answerNonsense,
    // An address that cannot be decoded comes before any route.
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
    // Addresses and bodies hold personal data: the log line is our own, see meter().
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: logLevel,
      base: null,
      redact: ['req.headers', 'res.headers'],
      serializers: { err: (error: unknown) => ({ ...loggedError(error) }) },
      ...(rest.logTo && { stream: rest.logTo }),
    },
  }).withTypeProvider<ZodTypeProvider>()
  protect(app, publicUrl)
  app.setValidatorCompiler(checkInput)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) =>
    readJson(body),
  )
  await app.register(cookie)
  // Answers only: what comes in compressed is unpacked by the door that knows its bounds.
  await app.register(compress, { globalDecompression: false, threshold: 1024, encodings: ['br', 'gzip'] })
  meter(app)
  const { admission: settings = patient, conditions = wellConditions } = rest
  const admission = openAdmission({ settings, conditions, cookie: cookieName(publicUrl) })
  app.decorate('admission', admission.state)
  admission.before(app)
  guard(app, { pool, publicUrl })
  admission.after(app)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Citywide',
        version,
        description:
          'Every screen of Citywide stands on this interface. Errors are RFC 9457 problems with codes and texts in both languages. ' +
          'Citywide 的所有界面均基于此接口；错误以 RFC 9457 格式返回，含代码和中英文说明。',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'cw' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: withoutTwins,
  })
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger())
  return app
}
