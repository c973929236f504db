/**
 * Merkle tree of a log that only grows, with the hashes of complete subtrees kept. Source: RFC 6962 section 2.1 (tree),
 * RFC 9162 section 2.1 (verification of proofs). The hash function is handed in: SHA-256, or SM3 where a city needs it.
 */
import { concat, equalBytes } from './bytes.ts'

/** Of bytes, or of a text in UTF-8. */
export type Hash = (data: Uint8Array | string) => Uint8Array

/** A complete subtree: `level` 0 are leaves; it covers the leaves from index × 2^level on. */
export interface Place {
  readonly level: number
  readonly index: number
}
export interface Node extends Place {
  readonly hash: Uint8Array
}
/** Gives the hash of a complete subtree. */
export type Lookup = (place: Place) => Uint8Array

const INNER = Uint8Array.of(1)

/** A zero byte before the content keeps leaves and inner nodes apart. */
export const leafHash = (hash: Hash, content: string): Uint8Array => hash(`\0${content}`)
export const innerHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array =>
  hash(concat(INNER, left, right))
/** Root of a log without rows. */
export const emptyRoot = (hash: Hash): Uint8Array => hash('')

/** Largest power of two that is not above `size`. */
const powerWithin = (size: number): number => 2 ** Math.floor(Math.log2(size))

/**
 * The complete subtrees that leaves `start` to `end` (exclusive) are made of, from left to right. `start` must be a
 * multiple of the largest of them, as it is for every part of a tree.
 */
export function placesOf(start: number, end: number): Place[] {
  const places: Place[] = []
  for (let at = start; at < end;) {
    const width = powerWithin(end - at)
    places.push({ level: Math.log2(width), index: at / width })
    at += width
  }
  return places
}

/** Hash over complete subtrees from left to right: the right edge of a tree is folded from its end. */
export function folded(hash: Hash, hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot(hash)
  return hashes.reduceRight((right, left) => innerHash(hash, left, right))
}

export function rootOf(hash: Hash, size: number, lookup: Lookup): Uint8Array {
  return folded(hash, placesOf(0, size).map(lookup))
}

/** A tree while it grows: how many leaves, and the roots of the complete subtrees they make, from left to right. */
export interface Edge {
  size: number
  readonly hashes: Uint8Array[]
}

/**
 * Puts a leaf on the right edge.
 *
 * @returns the subtrees that became complete, the leaf first
 */
export function grow(hash: Hash, edge: Edge, leaf: Uint8Array): Node[] {
  let node: Node = { level: 0, index: edge.size, hash: leaf }
  const complete = [node]
  while (node.index % 2 === 1) {
    const left = edge.hashes.pop()
    if (!left) throw new RangeError('the edge of the tree does not belong to its size')
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: innerHash(hash, left, node.hash) }
    complete.push(node)
  }
  edge.hashes.push(node.hash)
  edge.size += 1
  return complete
}

type Range = readonly [start: number, end: number]

/** The parts of a tree whose hashes prove a leaf, from the leaf to the root. */
function partsBeside(leaf: number, [start, end]: Range): Range[] {
  if (end - start === 1) return []
  const middle = start + powerWithin(end - start - 1)
  return leaf < middle
    ? [...partsBeside(leaf, [start, middle]), [middle, end]]
    : [...partsBeside(leaf, [middle, end]), [start, middle]]
}

/** The parts of a tree that prove that it grew out of the tree of its first `old` leaves. */
function partsSince(old: number, [start, end]: Range, whole: boolean): Range[] {
  if (old === end) return whole ? [] : [[start, end]]
  const middle = start + powerWithin(end - start - 1)
  return old <= middle
    ? [...partsSince(old, [start, middle], whole), [middle, end]]
    : [...partsSince(old, [middle, end], false), [start, middle]]
}

/** Parts whose hashes, one each, make a proof: which subtrees to look up, before anything is read. */
export function inclusionParts(leaf: number, size: number): Place[][] {
  if (!(leaf >= 0 && leaf < size)) throw new RangeError(`row ${leaf} is not in a log of ${size}`)
  return partsBeside(leaf, [0, size]).map(([start, end]) => placesOf(start, end))
}

export function consistencyParts(old: number, size: number): Place[][] {
  if (!(old > 0 && old <= size)) throw new RangeError(`a log of ${size} did not grow out of one of ${old}`)
  return partsSince(old, [0, size], true).map(([start, end]) => placesOf(start, end))
}

export function proofOf(hash: Hash, parts: readonly (readonly Place[])[], lookup: Lookup): Uint8Array[] {
  return parts.map((places) => folded(hash, places.map(lookup)))
}

/**
 * On which side of the way from a leaf to the root each hash of its proof stands; undefined when a proof of that length
 * cannot be one.
 */
export function sidesOf(leaf: number, size: number, length: number): ('left' | 'right')[] | undefined {
  if (!Number.isSafeInteger(leaf) || !Number.isSafeInteger(size) || leaf < 0 || leaf >= size) return undefined
  const sides: ('left' | 'right')[] = []
  let [at, last] = [leaf, size - 1]
  for (; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    // A node without a neighbour on the right moves up as it is.
    if (at % 2 === 1) sides.push('left')
    else if (at < last) sides.push('right')
  }
  return sides.length === length ? sides : undefined
}

export interface Inclusion {
  readonly leaf: number
  readonly size: number
  readonly leafHash: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether a leaf stands at its place in the tree with this root. RFC 9162 section 2.1.3.2. */
export function includes(hash: Hash, { leaf, size, leafHash: start, proof, root }: Inclusion): boolean {
  const sides = sidesOf(leaf, size, proof.length)
  if (!sides) return false
  const reached = proof.reduce(
    (sofar, other, step) => (sides[step] === 'left' ? innerHash(hash, other, sofar) : innerHash(hash, sofar, other)),
    start,
  )
  return equalBytes(reached, root)
}

export interface Growth {
  readonly old: { readonly size: number; readonly root: Uint8Array }
  readonly now: { readonly size: number; readonly root: Uint8Array }
  readonly proof: readonly Uint8Array[]
}

/** Whether a tree grew out of an older one: nothing before was changed. RFC 9162 section 2.1.4.2. */
export function grewFrom(hash: Hash, { old, now, proof }: Growth): boolean {
  if (old.size <= 0 || old.size > now.size) return false
  if (old.size === now.size) return proof.length === 0 && equalBytes(old.root, now.root)
  let [at, last] = [old.size - 1, now.size - 1]
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  // A complete older tree is its own first part.
  const [first, ...rest] = at === 0 ? [old.root, ...proof] : proof
  if (!first) return false
  let [before, after] = [first, first]
  for (const part of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      ;[before, after] = [innerHash(hash, part, before), innerHash(hash, part, after)]
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else after = innerHash(hash, after, part)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && equalBytes(before, old.root) && equalBytes(after, now.root)
}
