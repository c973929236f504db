/** How errors leave the house: RFC 9457 problem details, with the text in both languages. */
import { Problem } from '@citywide/model/problem'
import type { Language } from '@citywide/model/text'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { databaseProblem } from '../postgres/pool.ts'

/** The language a reader asked for: `?lang=`, else the first of the two named in `Accept-Language`, else English. */
export function languageOf(request: FastifyRequest): Language {
  // An address that cannot be decoded has no query.
  const { lang } = (request.query ?? {}) as { lang?: unknown }
  const asked = typeof lang === 'string' && /^(zh|en)/i.test(lang) ? lang : (request.headers['accept-language'] ?? '')
  return /^\s*zh/i.test(asked) ? 'zh' : 'en'
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send(new Problem('NOT_FOUND').document(languageOf(request))),
  )
}

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request)
  // What was sent away is counted; a line for each would be one more load.
  if (problem.status >= 500 && (problem.code !== 'BUSY' || problem.cause))
    request.log.error({ err: error, code: problem.code }, 'request failed')
  // Somebody known asks for what is not theirs: whoever watches the log wants to see that.
  if (problem.status === 403)
    request.log.warn(
      {
        code: problem.code,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        account: request.principal?.accountId ?? null,
      },
      'refused',
    )
  if ([429, 503].includes(problem.status)) reply.header('retry-after', String(problem.params['seconds'] ?? 2))
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(problem.document(languageOf(request)))
}

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const database = databaseProblem(error)
  if (database) return database
  const { code } = error as { code?: unknown }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('BODY_TOO_LARGE', { limit: String(request.routeOptions.bodyLimit) }, { cause: error })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('MEDIA_TYPE', { type: request.headers['content-type'] ?? '–' }, { cause: error })
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('BODY_NOT_JSON', {}, { cause: error })
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('ADDRESS', {}, { cause: error })
    case undefined:
    default:
      break
  }
  const { statusCode } = error as { statusCode?: unknown }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new Problem('INVALID', {}, { cause: error })
  }
  return new Problem('INTERNAL', { trace: request.id }, { cause: error })
}
