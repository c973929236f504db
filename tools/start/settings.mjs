/**
 * The settings of the environment, as far as they can be checked before anything is installed. The server reads them
 * again in server/src/platform/config.ts, which also knows those that the start does not need.
 */
import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { Refusal } from './words.mjs'

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host
 * @property {string} dataDirectory absolute path
 * @property {string | undefined} databaseUrl
 * @property {string} address what people open in the browser
 * @property {Record<string, string>} environment the same, as the server reads them
 */

/** @type {[string, (value: string) => boolean, { zh: string, en: string }][]} */
const rules = [
  [
    'PORT',
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    { zh: '须为 0 至 65535 的整数，例如 8080', en: 'must be a whole number from 0 to 65535, such as 8080' },
  ],
  [
    'HOST',
    (value) => /^[\w.:%-]+$/.test(value),
    { zh: '须为主机名或 IP 地址', en: 'must be a host name or IP address' },
  ],
  ['CITY', (value) => ['demo', 'empty'].includes(value), { zh: '须为 demo 或 empty', en: 'must be demo or empty' }],
  [
    'TZ_CITY',
    isZone,
    { zh: '须为 IANA 时区名，例如 Asia/Shanghai', en: 'must be an IANA time zone such as Asia/Shanghai' },
  ],
  [
    'PUBLIC_URL',
    (value) => isUrl(value, ['http:', 'https:']),
    { zh: '须为 http 或 https 地址，例如 https://city.example', en: 'must be an http or https address' },
  ],
  [
    'DATABASE_URL',
    (value) => isUrl(value, ['postgres:', 'postgresql:']),
    {
      zh: '须形如 postgres://用户:密码@主机/数据库',
      en: 'must be an address such as postgres://user:password@host/database',
    },
  ],
]

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {Settings}
 * @throws {Refusal} 11, naming every setting that does not fit; values are not repeated, they may hold passwords
 */
export function readSettings(environment) {
  // An empty setting is an unset one: that is how shells and compose files leave things out.
  const given = (/** @type {string} */ name) => environment[name]?.trim() || undefined
  const wrong = rules.filter(([name, fits]) => {
    const value = given(name)
    return value !== undefined && !fits(value)
  })
  if (wrong.length > 0) {
    throw new Refusal(11, {
      zh: `设置不正确：${wrong.map(([name, , { zh }]) => `${name} ${zh}`).join('；')}。`,
      en: `Settings do not fit: ${wrong.map(([name, , { en }]) => `${name} ${en}`).join('; ')}.`,
    })
  }
  const port = Number(given('PORT') ?? 8080)
  const host = given('HOST') ?? '127.0.0.1'
  const folder = given('DATA_DIR')
  // npm changes into the checkout; a relative path means the folder where the command was typed.
  const dataDirectory = folder ? resolve(environment['INIT_CWD'] ?? process.cwd(), folder) : resolve(root, 'data')
  const address = (given('PUBLIC_URL') ?? `http://localhost:${port}`).replace(/\/+$/, '')
  // The server starts in the checkout: folders are named in full.
  const folders = ['BACKUP_DIR', 'BACKUP_COPY_DIR', 'BACKUP_KEY_FILE'].flatMap((name) => {
    const path = given(name)
    return path === undefined ? [] : [[name, resolve(environment['INIT_CWD'] ?? process.cwd(), path)]]
  })
  const named = ['CITY', 'TZ_CITY', 'PUBLIC_URL', 'DATABASE_URL'].flatMap((name) => {
    const value = given(name)
    return value === undefined ? [] : [[name, value]]
  })
  return {
    port,
    host,
    dataDirectory,
    databaseUrl: given('DATABASE_URL'),
    address,
    environment: {
      ...Object.fromEntries([...named, ...folders]),
      PORT: String(port),
      HOST: host,
      DATA_DIR: dataDirectory,
    },
  }
}

/** @param {string} name */
function isZone(name) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * @param {string} text
 * @param {string[]} protocols
 */
function isUrl(text, protocols) {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}
