import { hash as nodeHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  checkpointText,
  firstHead,
  nextHead,
  printedCode,
  signedNote,
  sizeOfCode,
} from '@citywide/model/audit/checkpoint'
import { leafOf, sealedText } from '@citywide/model/audit/row'
import type { Hash } from '@citywide/model/audit/tree'

const sha256: Hash = (data) => nodeHash('sha256', data, 'buffer')
const checkpoint = {
  size: 1204,
  root: new Uint8Array(32).fill(1),
  head: new Uint8Array(32).fill(2),
  at: '2026-11-22T08:00:00.000Z',
}
const row = {
  id: 7,
  at: '2026-11-22T08:00:00.000Z',
  actor: 'a',
  actorKind: 'person',
  act: 'record.update',
  noun: 'Asset',
  object: 'o',
  department: null,
  purpose: null,
  detail: { version: 2, fields: ['name'] },
} as const

test('the signed text is five lines, and the note adds one line per signature', () => {
  const text =
    'citywide-audit/v1\n1204\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\nAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=\n2026-11-22T08:00:00.000Z\n'
  expect(checkpointText(checkpoint)).toBe(text)
  expect(signedNote(checkpoint, [{ keyId: '00ff00ff00ff00ff', signature: Uint8Array.of(1, 2, 3) }])).toBe(
    `${text}\n— 00ff00ff00ff00ff AQID\n`,
  )
})

test('a printed code tells its size and changes with root and head', () => {
  const code = printedCode(sha256, checkpoint)
  expect(code).toMatch(/^1204(-[\da-f]{4}){8}$/)
  expect(sizeOfCode(` ${code.toUpperCase()} `)).toBe(1204)
  expect(printedCode(sha256, { ...checkpoint, root: checkpoint.head })).not.toBe(code)
  expect(printedCode(sha256, { ...checkpoint, head: checkpoint.root })).not.toBe(code)
  for (const odd of ['', '1204', '0-'.concat(code.slice(5)), code.slice(0, -1)]) expect(sizeOfCode(odd)).toBeUndefined()
})

test('a row is sealed with all that it says: each column changes its leaf, and the chain after it', () => {
  expect(sealedText(row)).toBe(
    '{"act":"record.update","actor":"a","actorKind":"person","at":"2026-11-22T08:00:00.000Z","department":null,"detail":{"fields":["name"],"version":2},"id":7,"noun":"Asset","object":"o","purpose":null}',
  )
  const leaf = Buffer.from(leafOf(sha256, row)).toString('hex')
  for (const column of Object.keys(row)) {
    const other = leafOf(sha256, { ...row, [column]: 'other' })
    expect(Buffer.from(other).toString('hex')).not.toBe(leaf)
    expect(nextHead(sha256, firstHead(sha256), other)).not.toEqual(
      nextHead(sha256, firstHead(sha256), leafOf(sha256, row)),
    )
  }
})
