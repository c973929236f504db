/** A state of the log as it is signed, published and printed. */
import { concat } from './bytes.ts'
import type { Hash } from './tree.ts'

export interface Checkpoint {
  /** How many rows. */
  readonly size: number
  /** Root of the tree, and head of the chain, after these rows. */
  readonly root: Uint8Array
  readonly head: Uint8Array
  /** UTC, to the millisecond. */
  readonly at: string
}

/** Two independent ways through the same rows: a chain link by link, and a tree that gives short proofs. */
export const firstHead = (hash: Hash): Uint8Array => hash('citywide-genesis')
export const nextHead = (hash: Hash, head: Uint8Array, leaf: Uint8Array): Uint8Array => hash(concat(head, leaf))

const VERSION = 'citywide-audit/v1'

/** The signed text, five lines. */
export function checkpointText({ size, root, head, at }: Checkpoint): string {
  return `${VERSION}\n${size}\n${root.toBase64()}\n${head.toBase64()}\n${at}\n`
}

export interface Signature {
  readonly keyId: string
  readonly signature: Uint8Array
}

/** The text with its signatures, for programs outside: an empty line, then one line `— <key> <signature>` each. */
export function signedNote(checkpoint: Checkpoint, signatures: readonly Signature[]): string {
  const lines = signatures.map(({ keyId, signature }) => `— ${keyId} ${signature.toBase64()}\n`)
  return `${checkpointText(checkpoint)}\n${lines.join('')}`
}

/**
 * Short form for paper: size and 128 bits over root and head, as `1204-3f2a-…`. What is printed in a report cannot be
 * changed afterwards.
 */
export function printedCode(hash: Hash, { size, root, head }: Omit<Checkpoint, 'at'>): string {
  const digest = hash(`citywide-audit-code/v1\n${size}\n${root.toBase64()}\n${head.toBase64()}\n`)
  const groups = digest.subarray(0, 16).toHex().match(/.{4}/g) ?? []
  return [size, ...groups].join('-')
}

/** Size that a printed code speaks of; undefined for anything else. Spaces and capitals do not matter. */
export function sizeOfCode(code: string): number | undefined {
  const [, size] = /^([1-9]\d{0,14})(?:-[\da-f]{4}){8}$/.exec(plainCode(code)) ?? []
  return size === undefined ? undefined : Number(size)
}

export const plainCode = (typed: string): string => typed.replaceAll(/\s/g, '').toLowerCase()
