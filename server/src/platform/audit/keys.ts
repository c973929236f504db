/**
 * The keys that checkpoints are signed with. Private ones lie in a folder of the machine, never in the database and in no
 * bundle or backup; public ones lie beside them, because those in the database are only as good as the database.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Signature } from '@citywide/model/audit/checkpoint'
import { outsideRights } from '../access/reach.ts'
import { type Pool, type PoolClient, type Queryable, transaction } from '../postgres/pool.ts'
import { testSuite } from '../signing/self-test.ts'
import { type Signer, type Suite, type SuiteName, suites } from '../signing/suite.ts'
import { noteAct } from './append.ts'
import { endorsementText, insertKey, type KeyRow, keyRows, lockKeys } from './key-store.ts'
import { moment } from './moment-store.ts'

/** The log was begun with another suite than the one that is set; the message says so in both languages. */
export class SuiteFixed extends Error {
  override readonly name = 'SuiteFixed'
}

export interface KeyRing {
  readonly suite: Suite
  trusted(client: Queryable): Promise<TrustedKeys>
  /** Signatures of a text: two for a week after a change of keys, so that whoever checks outside can learn of the new one. */
  signed(client: Queryable, text: string): Promise<readonly Signature[]>
  /** The same for a document that leaves the platform, with all that whoever holds it needs to check it. */
  prove(text: string): Promise<readonly Proof[]>
  /** Makes a new key, vouched for by the one before. */
  rotate(): Promise<string>
}

interface Proof {
  readonly suite: SuiteName
  readonly keyId: string
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string
  /** Base64. */
  readonly signature: string
}

/** Public keys by their ids. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

const privateFile = (folder: string, keyId: string) => join(folder, `audit-${keyId}.key`)
const publicFile = (folder: string, keyId: string) => join(folder, `audit-${keyId}.pub`)

const encoded = (key: KeyObject) => key.export({ format: 'der', type: 'spki' })
const publicKeyOf = (base64: string) =>
  createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
const keyIdOf = (suite: Suite, key: KeyObject) => suite.hash(encoded(key)).toString('hex').slice(0, 16)

/**
 * Opens the keys of this installation, and makes the first at the first start.
 *
 * @param folder absolute
 * @throws SuiteUnfit, SuiteFixed
 */
export async function openKeyRing(pool: Pool, folder: string, name: SuiteName): Promise<KeyRing> {
  const suite = suites[name]
  testSuite(suite)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const privates = new Map<string, KeyObject>()

  async function privateKey(keyId: string): Promise<KeyObject | undefined> {
    const known = privates.get(keyId)
    if (known) return known
    const text = await readFile(privateFile(folder, keyId), 'utf8').catch(() => undefined)
    const key = text === undefined ? undefined : createPrivateKey(text)
    if (key) privates.set(keyId, key)
    return key
  }

  /** Newest first. */
  async function own(client: Queryable): Promise<(KeyRow & { privateKey: KeyObject })[]> {
    const found = []
    for (const row of await keyRows(client)) {
      const key = await privateKey(row.keyId)
      if (key) found.push({ ...row, privateKey: key })
    }
    return found
  }

  async function add(client: PoolClient): Promise<string> {
    const [before] = await own(client)
    const keys = suite.newKeys()
    const keyId = keyIdOf(suite, keys.publicKey)
    await writeFile(privateFile(folder, keyId), keys.privateKey.export({ format: 'pem', type: 'pkcs8' }), {
      mode: 0o600,
    })
    await writeFile(publicFile(folder, keyId), keys.publicKey.export({ format: 'pem', type: 'spki' }))
    const row = {
      keyId,
      suite: name,
      publicKey: encoded(keys.publicKey).toString('base64'),
      madeAt: await moment(client),
    }
    const endorsed = before && {
      endorsedBy: before.keyId,
      endorsement: suite.sign(endorsementText(row), before.privateKey),
    }
    await insertKey(client, { ...row, endorsedBy: null, endorsement: null, ...endorsed })
    await noteAct(client, { act: 'audit_key.create', noun: 'audit_key', object: keyId })
    return keyId
  }

  await transaction(pool, async (client) => {
    await lockKeys(client)
    const rows = await keyRows(client)
    const other = rows.find((row) => row.suite !== name)
    if (other) {
      throw new SuiteFixed(
        `The audit log was begun with the suite ${other.suite} and stays with it: set SIGNING_SUITE=${other.suite}. ` +
          `审计日志自建立起使用 ${other.suite} 密码套件，不能更换，请设置 SIGNING_SUITE=${other.suite}。`,
      )
    }
    await adopt(client, folder, rows)
    if ((await own(client)).length === 0) await add(client)
  })

  /** Those who sign now; keys that were handed over for good are removed. */
  async function signers(client: Queryable): Promise<Signer[]> {
    const [newest, ...older] = await own(client)
    if (!newest) return []
    const [before, ...gone] = newest.handingOver ? older : [undefined, ...older]
    for (const row of gone) {
      if (!row) continue
      privates.delete(row.keyId)
      await rm(privateFile(folder, row.keyId), { force: true })
    }
    return [newest, before].flatMap((row) =>
      row ? [{ keyId: row.keyId, sign: (data: string) => suite.sign(data, row.privateKey) }] : [],
    )
  }

  async function signed(client: Queryable, text: string): Promise<Signature[]> {
    const signing = await signers(client)
    return Promise.all(signing.map(async ({ keyId, sign }) => ({ keyId, signature: await sign(text) })))
  }

  return {
    suite,
    trusted: (client) => trustedKeys(client, folder, suite),
    signed,
    // Whoever asks for a receipt may not read the keys.
    prove: (text) =>
      outsideRights(async () => {
        const rows = new Map((await keyRows(pool)).map((row) => [row.keyId, row]))
        return (await signed(pool, text)).map(({ keyId, signature }) => ({
          suite: name,
          keyId,
          publicKey: rows.get(keyId)?.publicKey ?? '',
          signature: Buffer.from(signature).toString('base64'),
        }))
      }),
    rotate: () =>
      transaction(pool, async (client) => {
        await lockKeys(client)
        return add(client)
      }),
  }
}

/** A machine that knows no key yet, with a log that came from another one: its public keys are taken as they are, once. */
async function adopt(client: PoolClient, folder: string, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length === 0 || (await pinned(folder)).length > 0) return
  for (const { keyId, publicKey } of rows) {
    await writeFile(publicFile(folder, keyId), publicKeyOf(publicKey).export({ format: 'pem', type: 'spki' }))
    await noteAct(client, { act: 'audit_key.adopt', noun: 'audit_key', object: keyId })
  }
}

async function pinned(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((file) => /^audit-([\da-f]{16})\.pub$/.exec(file)?.[1] ?? [])
}

/** Keys that lie in the folder, and those that one of them vouched for, directly or through others. */
export async function trustedKeys(client: Queryable, folder: string, suite: Suite): Promise<TrustedKeys> {
  const trusted = new Map<string, KeyObject>()
  for (const keyId of await pinned(folder)) {
    const key = createPublicKey(await readFile(publicFile(folder, keyId), 'utf8'))
    if (keyIdOf(suite, key) === keyId) trusted.set(keyId, key)
  }
  for (const row of (await keyRows(client)).toReversed()) {
    const voucher = row.endorsedBy === null ? undefined : trusted.get(row.endorsedBy)
    if (trusted.has(row.keyId) || !voucher || !row.endorsement) continue
    const key = publicKeyOf(row.publicKey)
    if (suite.verify(endorsementText(row), voucher, row.endorsement) && keyIdOf(suite, key) === row.keyId) {
      trusted.set(row.keyId, key)
    }
  }
  return trusted
}

/** Whether a text bears at least one signature, and each is valid and by a trusted key. */
export function isSigned(suite: Suite, trusted: TrustedKeys, text: string, signatures: readonly Signature[]): boolean {
  return (
    signatures.length > 0 &&
    signatures.every(({ keyId, signature }) => {
      const key = trusted.get(keyId)
      return key !== undefined && suite.verify(text, key, signature)
    })
  )
}
