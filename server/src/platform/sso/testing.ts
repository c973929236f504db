/** A real OpenID provider on this machine, with a page to sign in at, for tests. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { onTestFinished } from 'vitest'
import { type Allowed, readAllowed } from '../outbound/allowed.ts'

export interface TestIssuer {
  /** e.g. `http://127.0.0.1:34567` */
  readonly issuer: string
  /** Lets the guarded client reach it. */
  readonly allow: readonly Allowed[]
}

interface TestPerson {
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
}

export const CLIENT = { clientId: 'citywide', secret: 'a secret of the test alone, long enough' }

/**
 * @param redirectUris where it may send browsers back to
 * @param people by their subject, which is what one types at its page
 */
export async function openIssuer(
  redirectUris: string[],
  people: Readonly<Record<string, TestPerson>>,
): Promise<TestIssuer> {
  const server = createServer()
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.secret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['for tests alone'] },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, IdToken: 60 },
    interactions: { url: (_, { uid }) => `/at-the-desk/${uid}` },
    findAccount: (_, subject) => {
      const person = people[subject]
      return person && { accountId: subject, claims: async () => ({ sub: subject, ...person }) }
    },
  })
  provider.use((context, next) => desk(provider, context, next))
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  )
  const allowed = readAllowed(issuer)
  return { issuer, allow: allowed ? [allowed] : [] }
}

type Context = Parameters<Parameters<Provider['use']>[0]>[0]

/** One types a name and is signed in; consent is taken as given. */
async function desk(provider: Provider, context: Context, next: () => Promise<unknown>): Promise<void> {
  if (!context.path.startsWith('/at-the-desk/')) {
    await next()
    return
  }
  const { req, res } = context
  if (context.method === 'GET') {
    context.type = 'html'
    context.body =
      '<!doctype html><html lang="en"><title>City identity</title><link rel="icon" href="data:,"><main><h1>City identity</h1>' +
      '<form method="post"><label>Staff number <input name="subject"></label><button>Continue</button></form></main></html>'
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get('subject') ?? ''
  const { params } = await provider.interactionDetails(req, res)
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) })
  grant.addOIDCScope('openid email profile')
  const consent = { grantId: await grant.save() }
  context.respond = false
  await provider.interactionFinished(req, res, { login: { accountId }, consent })
}
