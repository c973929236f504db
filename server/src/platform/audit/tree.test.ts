import { createHash, hash as nodeHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  consistencyParts,
  type Edge,
  emptyRoot,
  grewFrom,
  grow,
  type Hash,
  includes,
  inclusionParts,
  innerHash,
  leafHash,
  type Lookup,
  proofOf,
  rootOf,
} from '@citywide/model/audit/tree'

const sha256: Hash = (data) => nodeHash('sha256', data, 'buffer')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** A tree with all complete subtrees at hand. */
function treeOf(contents: readonly string[], hash = sha256) {
  const edge: Edge = { size: 0, hashes: [] }
  const nodes = new Map<string, Uint8Array>()
  for (const content of contents)
    for (const { level, index, hash: bytes } of grow(hash, edge, leafHash(hash, content)))
      nodes.set(`${level}/${index}`, bytes)
  const lookup: Lookup = ({ level, index }) => nodes.get(`${level}/${index}`) ?? new Uint8Array()
  return { lookup, nodes, edge, root: (size: number) => rootOf(hash, size, lookup) }
}

/** The definition of RFC 6962 section 2.1, word for word. */
function defined(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  const [only] = leaves
  if (leaves.length === 1 && only !== undefined) return createHash('sha256').update('\0').update(only).digest()
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(defined(leaves.slice(0, k)))
    .update(defined(leaves.slice(k)))
    .digest()
}

// Vectors of the reference implementation of RFC 6962 (certificate-transparency, merkle tree tests).
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const contents = inputs.map((input) => Buffer.from(input, 'hex').toString())
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('roots agree with the vectors of RFC 6962, empty tree included', () => {
  expect(hex(emptyRoot(sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  const tree = treeOf(contents)
  expect(roots.map((_, index) => hex(tree.root(index + 1)))).toEqual(roots)
})

test.each([
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
] as const)('the proof of row %i in a log of %i agrees with the vector', (leaf, size, expected) => {
  const proof = proofOf(sha256, inclusionParts(leaf, size), treeOf(contents).lookup)
  expect(proof.map(hex)).toEqual(expected)
})

test.each([
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
] as const)('the proof that %i rows became %i agrees with the vector', (old, size, expected) => {
  const proof = proofOf(sha256, consistencyParts(old, size), treeOf(contents).lookup)
  expect(proof.map(hex)).toEqual(expected)
})

test('every root is that of the definition, however long the log', () => {
  const rows = Array.from({ length: 130 }, (_, index) => `row ${index}`)
  const tree = treeOf(rows)
  for (let size = 0; size <= rows.length; size += 1)
    expect(hex(tree.root(size))).toBe(defined(rows.slice(0, size)).toString('hex'))
})

test('every row is proven in every size of log, at its own place alone', () => {
  const rows = Array.from({ length: 40 }, (_, index) => `row ${index}`)
  const { lookup, root } = treeOf(rows)
  for (let size = 1; size <= rows.length; size += 1)
    for (let leaf = 0; leaf < size; leaf += 1) {
      const proof = proofOf(sha256, inclusionParts(leaf, size), lookup)
      const claim = { leaf, size, leafHash: leafHash(sha256, rows[leaf] ?? ''), proof, root: root(size) }
      expect(includes(sha256, claim)).toBe(true)
      expect(includes(sha256, { ...claim, leaf: (leaf + 1) % size })).toBe(size === 1)
    }
})

test('every row of a log of five thousand is proven, and none of them once it was altered', () => {
  const size = 5_000
  const rows = Array.from({ length: size }, (_, index) => `{"id":${index},"act":"record.update"}`)
  const { lookup, root } = treeOf(rows)
  const signed = root(size)
  const wrong = rows.filter((row, leaf) => {
    const proof = proofOf(sha256, inclusionParts(leaf, size), lookup)
    const claim = { leaf, size, proof, root: signed }
    return (
      !includes(sha256, { ...claim, leafHash: leafHash(sha256, row) }) ||
      includes(sha256, { ...claim, leafHash: leafHash(sha256, row.replace('update', 'delete')) }) ||
      includes(sha256, { ...claim, leafHash: leafHash(sha256, row), proof: proof.with(leaf % proof.length, signed) })
    )
  })
  expect(wrong).toEqual([])
})

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const sizes = fc.integer({ min: 1, max: 300 })

test('an altered proof of a row proves nothing', () => {
  const rows = Array.from({ length: 300 }, (_, index) => `row ${index}`)
  const { lookup, root } = treeOf(rows)
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), bytes32, (size, at, step, noise) => {
      const leaf = at % size
      const proof = proofOf(sha256, inclusionParts(leaf, size), lookup)
      const claim = { leaf, size, leafHash: leafHash(sha256, rows[leaf] ?? ''), proof, root: root(size) }
      expect(includes(sha256, claim)).toBe(true)
      const altered = [
        { ...claim, proof: [...proof, noise] },
        { ...claim, leafHash: noise },
        { ...claim, root: noise },
        ...(proof.length > 0
          ? [
              { ...claim, proof: proof.with(step % proof.length, noise) },
              { ...claim, proof: proof.toSpliced(step % proof.length, 1) },
            ]
          : []),
      ]
      for (const claimed of altered) expect(includes(sha256, claimed)).toBe(false)
    }),
  )
})

test('a log that grew is told from one that was changed', () => {
  const rows = Array.from({ length: 300 }, (_, index) => `row ${index}`)
  const { lookup, root } = treeOf(rows)
  fc.assert(
    fc.property(sizes, sizes, fc.nat(), fc.nat(), bytes32, (a, b, altered, step, noise) => {
      const [old, size] = [Math.min(a, b), Math.max(a, b)]
      const proof = proofOf(sha256, consistencyParts(old, size), lookup)
      const claim = { old: { size: old, root: root(old) }, now: { size, root: root(size) }, proof }
      expect(grewFrom(sha256, claim)).toBe(true)
      // A row before was changed, and everything after it was computed anew: the honest older root no longer fits.
      const forged = treeOf(rows.slice(0, size).with(altered % old, 'forged'))
      const forgedProof = proofOf(sha256, consistencyParts(old, size), forged.lookup)
      expect(grewFrom(sha256, { ...claim, now: { size, root: forged.root(size) }, proof: forgedProof })).toBe(false)
      expect(grewFrom(sha256, { ...claim, proof: [...proof, noise] })).toBe(false)
      if (proof.length > 0) {
        expect(grewFrom(sha256, { ...claim, proof: proof.with(step % proof.length, noise) })).toBe(false)
        expect(grewFrom(sha256, { ...claim, proof: proof.slice(1) })).toBe(false)
      }
    }),
  )
})

test('a log goes on from its right edge alone', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 60 }), fc.nat(), (rows, cut) => {
      const at = rows.length === 0 ? 0 : cut % rows.length
      const { edge } = treeOf(rows.slice(0, at))
      const nodes = rows.slice(at).flatMap((row) => grow(sha256, edge, leafHash(sha256, row)))
      const whole = treeOf(rows)
      for (const { level, index, hash } of nodes) expect(hex(hash)).toBe(hex(whole.lookup({ level, index })))
      expect([edge.size, edge.hashes.map(hex)]).toEqual([rows.length, whole.edge.hashes.map(hex)])
    }),
  )
})

test('sizes beyond 32 bits have proofs as well', () => {
  // A log of 2⁴⁰ + 1 equal leaves: the subtree of each level is known without its leaves.
  const levels = [leafHash(sha256, 'same')]
  for (let level = 1; level <= 40; level += 1) {
    const below = levels[level - 1] ?? new Uint8Array()
    levels.push(innerHash(sha256, below, below))
  }
  const lookup: Lookup = ({ level }) => levels[level] ?? new Uint8Array()
  const size = 2 ** 40 + 1
  for (const leaf of [0, 2 ** 33 + 5, size - 2, size - 1]) {
    const proof = proofOf(sha256, inclusionParts(leaf, size), lookup)
    const claim = { leaf, size, leafHash: lookup({ level: 0, index: leaf }), proof, root: rootOf(sha256, size, lookup) }
    expect(includes(sha256, claim)).toBe(true)
  }
})
