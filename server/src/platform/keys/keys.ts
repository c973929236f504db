/**
 * Secrets that must be read back (of providers, webhooks, second factors) are kept sealed: AES-256-GCM under a master key
 * that never lies in the database, so that a dump alone opens nothing. Source: NIST SP 800-38D.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export interface MasterKey {
  /** Stands in front of everything it sealed. */
  readonly id: string
  /** 32 bytes. */
  readonly key: Buffer
}

/** A sealed value cannot be opened: its key is missing, or it was altered or moved. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

export interface Keys {
  /** Id of the key that seals now. */
  readonly current: string
  /** @param context where the value lies, such as `sso_provider.secret <id>`: elsewhere it does not open */
  sealed(value: string, context: string): string
  /** @throws SealBroken */
  opened(sealed: string, context: string): string
}

const NONCE = 12
const TAG = 16

/** @param ring the key that seals first, then those that only open what they sealed before */
export function keysOf(ring: readonly [MasterKey, ...MasterKey[]]): Keys {
  const [{ id: current, key }] = ring
  return {
    current,
    sealed(value, context) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const content = Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${current}.${content.toString('base64url')}`
    },
    opened(sealed, context) {
      const [id = '', text = ''] = sealed.split('.', 2)
      const master = ring.find((one) => one.id === id)
      if (!master) throw new SealBroken(`the master key ${id} is missing`)
      const content = Buffer.from(text, 'base64url')
      if (content.length < NONCE + TAG) throw new SealBroken('the sealed value is cut off')
      try {
        const decipher = createDecipheriv('aes-256-gcm', master.key, content.subarray(0, NONCE))
          .setAAD(Buffer.from(context))
          .setAuthTag(content.subarray(-TAG))
        return Buffer.concat([decipher.update(content.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new SealBroken(`the sealed value does not open as ${context}`, { cause })
      }
    },
  }
}

export function newMasterKey(): MasterKey {
  return { id: `k${randomBytes(4).toString('hex')}`, key: randomBytes(32) }
}
