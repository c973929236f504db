/**
 * Hash and signature behind one name: the international suite, or the national one of China (国密). Source: RFC 8032 and
 * FIPS 180-4; GB/T 32918 (SM2), GB/T 32905 (SM3). Node offers no way to set the identity that SM2 hashes along: it is
 * empty here, and whoever verifies elsewhere sets it empty as well.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'

export const suiteNames = ['ed25519-sha256', 'sm2-sm3'] as const
export type SuiteName = (typeof suiteNames)[number]

export interface Suite {
  readonly name: SuiteName
  /** Of bytes, or of a text in UTF-8; 32 bytes. */
  readonly hash: (data: Uint8Array | string) => Buffer
  readonly newKeys: () => { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  readonly sign: (data: string, key: KeyObject) => Buffer
  /** False as well for a signature that is none at all. */
  readonly verify: (data: string, key: KeyObject, signature: Uint8Array) => boolean
}

/** What signs. A key in a file does, and a hardware module can take its place: nothing else knows private keys. */
export interface Signer {
  readonly keyId: string
  readonly sign: (data: string) => Buffer | Promise<Buffer>
}

/** How the SubjectPublicKeyInfo of every SM2 key begins: id-ecPublicKey on the curve sm2p256v1. */
const SM2_KEY = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d', 'hex')

/**
 * Keys fresh from the generator are taken for ECDSA on the curve of SM2, and would sign by that. Read back from their
 * encoding they are keys of SM2.
 */
function sm2Keys() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const key = createPrivateKey({
    key: privateKey.export({ format: 'der', type: 'pkcs8' }),
    format: 'der',
    type: 'pkcs8',
  })
  return { privateKey: key, publicKey: createPublicKey(key) }
}

const isSm2 = (key: KeyObject): boolean =>
  key.asymmetricKeyType !== 'ec' &&
  key.export({ format: 'der', type: 'spki' }).subarray(0, SM2_KEY.length).equals(SM2_KEY)

const verified = (algorithm: string | null, data: string, key: KeyObject, signature: Uint8Array): boolean => {
  try {
    return verify(algorithm, Buffer.from(data), key, signature)
  } catch {
    return false // a key of another kind
  }
}

export const suites: Readonly<Record<SuiteName, Suite>> = {
  'ed25519-sha256': {
    name: 'ed25519-sha256',
    hash: (data) => hash('sha256', data, 'buffer'),
    newKeys: () => generateKeyPairSync('ed25519'),
    sign: (data, key) => sign(null, Buffer.from(data), key),
    verify: (data, key, signature) => key.asymmetricKeyType === 'ed25519' && verified(null, data, key, signature),
  },
  'sm2-sm3': {
    name: 'sm2-sm3',
    hash: (data) => hash('sm3', data, 'buffer'),
    newKeys: sm2Keys,
    sign: (data, key) => sign('sm3', Buffer.from(data), key),
    verify: (data, key, signature) => isSm2(key) && verified('sm3', data, key, signature),
  },
}
