/** Before anything is signed: does the machine compute what the standards say? */
import { createPublicKey } from 'node:crypto'
import { type Suite, type SuiteName, suites } from './suite.ts'

/** The cryptography of this machine is not fit for use; the message says so in both languages. */
export class SuiteUnfit extends Error {
  override readonly name = 'SuiteUnfit'
}

interface Vector {
  /** Of the text `abc`. */
  readonly digest: string
  readonly message: string
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string
  readonly signature: string
}

const vectors: Readonly<Record<SuiteName, Vector>> = {
  // FIPS 180-4 example; RFC 8032 section 7.1, test 2.
  'ed25519-sha256': {
    digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    message: 'r',
    publicKey: 'MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  // GB/T 32905 example 1; key and message of GB/T 32918.5 annex A, signed under the empty identity.
  'sm2-sm3': {
    digest: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    message: 'message digest',
    publicKey:
      'MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60YM/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==',
    signature:
      '304402203a6423eabea1c78281c865ca7bceb782bb472da83d304b3090ee5e64c071553102200a8adebcad3765c9169de108b6dfd160b6f3a6f39266cb81db1b155459ba0982',
  },
}

/** @throws SuiteUnfit */
export function testSuite(suite: Suite = suites['ed25519-sha256']): void {
  const { digest, message, publicKey, signature } = vectors[suite.name]
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  const genuine = Buffer.from(signature, 'hex')
  const keys = suite.newKeys()
  const fits =
    suite.hash('abc').toString('hex') === digest &&
    suite.verify(message, key, genuine) &&
    !suite.verify(`${message} `, key, genuine) &&
    !suite.verify(message, keys.publicKey, genuine) &&
    suite.verify(message, keys.publicKey, suite.sign(message, keys.privateKey))
  if (fits) return
  throw new SuiteUnfit(
    `The cryptography of this machine computes ${suite.name} wrongly: nothing is signed with it. ` +
      `本机的密码运算（${suite.name}）与标准不符，已停止启动，以免产生无效签名。`,
  )
}
