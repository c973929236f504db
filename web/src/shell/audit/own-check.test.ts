import type { AuditProof } from '@citywide/model/platform/audit-view'
import { expect, test } from 'vitest'
import { followed } from './own-check.ts'

const base64 = (hex: string) =>
  btoa((hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''))

// Row 5 of 8 of the test vectors of RFC 6962 (certificate-transparency): its content is the bytes 40 41 42 43.
const root = base64('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
const path = [
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
].map((hash) => ({ side: 'left' as const, hash: base64(hash) }))
const at = '2026-11-22T08:00:00.000Z'
const checkpoint = {
  suite: 'ed25519-sha256',
  size: 8,
  root,
  head: root,
  at,
  signatures: [],
  note: '',
  code: '',
}
const sealed = { leaf: '', path, checkpoint, proven: true }
const proof: AuditProof = {
  entry: {
    id: 6,
    at,
    actor: null,
    actorKind: 'system',
    actorName: null,
    act: 'log.prune',
    noun: null,
    object: null,
    department: null,
    departmentName: null,
    purpose: null,
    detail: {},
    seq: 5,
  },
  text: '@ABC',
  sealed,
}

test('the browser follows a proof to the root by itself', async () => {
  expect(await followed(proof)).toBe(true)
})

test('another text, place, size or hash does not lead there', async () => {
  for (const altered of [
    { ...proof, text: '@ABD' },
    { ...proof, entry: { ...proof.entry, seq: 4 } },
    { ...proof, sealed: { ...sealed, path: path.toReversed() } },
    { ...proof, sealed: { ...sealed, path: path.slice(1) } },
    { ...proof, sealed: { ...sealed, checkpoint: { ...checkpoint, size: 9 } } },
  ])
    expect(await followed(altered)).toBe(false)
})

test('what the browser cannot compute it does not claim', async () => {
  expect(await followed({ ...proof, sealed: null })).toBeUndefined()
  const other = { ...sealed, checkpoint: { ...checkpoint, suite: 'sm2-sm3' } }
  expect(await followed({ ...proof, sealed: other })).toBeUndefined()
})
