/** Single sign-on with OpenID Connect: the organizations whose accounts open one here. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'

/** What the page of the sign-in offers. `GET /api/sign-in/providers` */
export const SignInProvider = z.object({ code: z.string(), name: Text }).meta({ id: 'SignInProvider' })
export type SignInProvider = z.infer<typeof SignInProvider>

export const Provider = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: Text,
    issuer: z.string(),
    clientId: z.string(),
    /** Whether a secret is kept; the secret itself is never told. */
    secret: z.boolean(),
    /** Mail domains whose people get an account at their first sign-in. */
    domains: z.array(z.string()),
    /** The department of those accounts. */
    organization: z.object({ id: z.uuid(), title: Names }).nullable(),
    enabled: z.boolean(),
    /** Accounts here that it opens. */
    identities: z.int(),
    /** Last test of its settings; null since they were changed. */
    testedAt: Instant.nullable(),
    testProblem: z.string().nullable(),
    /** What the provider has to be told as the address to come back to. */
    redirectUri: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Provider' })
export type Provider = z.infer<typeof Provider>

const name = z.strictObject({ zh: plainText(60).min(1), en: plainText(60).min(1) })
const domain = z
  .string()
  .toLowerCase()
  .regex(/^(?=.{3,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)+$/)
const clientId = plainText(300).min(1)
const secret = plainText(1000).min(1)

export const ProviderNew = z.strictObject({
  /** Stands in addresses; cannot be changed. */
  code: z.string().regex(/^[a-z\d]([a-z\d-]{0,38}[a-z\d])?$/),
  name,
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId,
  secret: secret.nullable().default(null),
  domains: z.array(domain).max(50).default([]),
  organizationId: z.uuid().nullable().default(null),
})
export type ProviderNew = z.infer<typeof ProviderNew>

/** A change of what it is called or whom it lets in; of the client or the secret, which asks for a new test. */
export const ProviderPatch = z.strictObject({
  name: name.optional(),
  clientId: clientId.optional(),
  secret: secret.optional(),
  domains: z.array(domain).max(50).optional(),
  organizationId: z.uuid().nullable().optional(),
  /** Only after a test that passed. */
  enabled: z.boolean().optional(),
})
export type ProviderPatch = z.infer<typeof ProviderPatch>

/** Why a sign-in with a provider came to nothing; said on the page of the sign-in. */
export const ssoReasons = {
  'sso-over': {
    zh: '登录已超时、已完成，或不是从此浏览器开始的，请重新登录。',
    en: 'That sign-in took too long, was ended already, or was not begun in this browser. Please begin again.',
  },
  'sso-refused': {
    zh: '身份提供方未确认此次登录，请重试或联系管理员。',
    en: 'The provider did not confirm this sign-in. Try again, or ask your administrator.',
  },
  'sso-away': {
    zh: '目前无法连接身份提供方，请稍后再试。',
    en: 'The provider cannot be reached at the moment. Try again later.',
  },
  'sso-unknown': {
    zh: '此账户尚未关联本系统的账户。请先用其他方式登录，并在“我的账户”中关联，或联系管理员开通。',
    en: 'That account opens no account here yet. Sign in another way and link it under “My account”, or ask your administrator.',
  },
  'sso-unverified': {
    zh: '身份提供方未确认您的邮箱地址，无法自动开通账户。',
    en: 'The provider has not confirmed your mail address, so no account could be made.',
  },
  'sso-disabled': { zh: '您的账户已停用，请联系管理员。', en: 'Your account is disabled. Ask your administrator.' },
  'sso-strong': {
    zh: '关联账户须在十分钟内完成第二重验证，请重试。',
    en: 'Linking needs a second factor shown within the last ten minutes. Please try again.',
  },
  'sso-linked': {
    zh: '该身份提供方账户已关联到本系统的其他账户。',
    en: 'That account of the provider opens another account here already.',
  },
} as const satisfies Record<string, Text>
export type SsoReason = keyof typeof ssoReasons

/** Where a browser has to go to link an account elsewhere. `POST /api/own-identities/:provider` */
export const LinkStart = z.object({ address: z.string() })
