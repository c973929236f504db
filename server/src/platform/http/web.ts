/** The built web app: files with a hash in their name are kept by the browser, every other address is the app itself. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Problem } from '@citywide/model/problem'
import type { FastifyInstance } from 'fastify'

const built = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** @returns false when the web app has not been built: the interface is served without it */
export async function serveWeb(app: FastifyInstance): Promise<boolean> {
  if (!existsSync(`${built}index.html`)) return false
  await app.register(fastifyStatic, { root: built, serve: false, cacheControl: false, preCompressed: true })
  app.get('/assets/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
    const { '*': path } = request.params as { '*': string }
    return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${path}`)
  })
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, (_, reply) => reply.redirect('/app', 302))
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
    const { '*': path } = request.params as { '*': string }
    if (path.startsWith('api/')) throw new Problem('NOT_FOUND')
    reply.header('cache-control', 'no-cache')
    return /^[\w-]+\.(svg|png|ico|txt|webmanifest|woff2)$/.test(path)
      ? reply.sendFile(path)
      : reply.sendFile('index.html')
  })
  return true
}
