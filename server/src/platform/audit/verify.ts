/**
 * Checks the whole log against itself, against the signatures of its checkpoints, and against what left the machine.
 * Everything is computed anew from the rows; nothing stored is believed but the public keys of the machine.
 */
import { equalBytes } from '@citywide/model/audit/bytes'
import {
  checkpointText,
  firstHead,
  nextHead,
  plainCode,
  printedCode,
  sizeOfCode,
} from '@citywide/model/audit/checkpoint'
import { leafOf } from '@citywide/model/audit/row'
import { type Edge, emptyRoot, folded, grow, type Place } from '@citywide/model/audit/tree'
import type { Verification } from '@citywide/model/audit/verification'
import type { Queryable } from '../postgres/pool.ts'
import { checkArchives } from './archived.ts'
import type { Check } from './check.ts'
import { type Findings, findingsList } from './findings.ts'
import { healthOf } from './health.ts'
import { isSigned } from './keys.ts'
import {
  checkpointsWithin,
  lastCheckpoint,
  nodesBeyond,
  nodesWithin,
  placesClaimed,
  type SealedRow,
  sealedRows,
  type SignedCheckpoint,
} from './log-store.ts'

/** Rows read at a time. */
const STRETCH = 500
/** A hole of more places is one hole: nothing of it is bridged. */
const HOLE = 10_000

/** @param client in a transaction whose snapshot does not move (repeatable read) */
export async function verifyLog(client: Queryable, check: Check): Promise<Omit<Verification, 'at' | 'milliseconds'>> {
  const findings = findingsList()
  const walk = walkOf(check, findings)
  const last = await lastCheckpoint(client)
  const { highest, half } = await placesClaimed(client)
  const archived = await checkArchives(client, check, findings)
  const signed = last?.size ?? 0
  const end = Math.min(signed, Math.max(highest, ...archived.map(({ lastSeq }) => lastSeq)) + 1)
  if (half !== null) findings.add('ROW_ALTERED', { seq: '?', id: half })

  while (walk.edge.size < end && walk.missing < HOLE) {
    const start = walk.edge.size
    const to = Math.min(start + STRETCH, end)
    const rows = Map.groupBy(await sealedRows(client, start, to), ({ seq }) => seq)
    const nodes = new Map((await nodesWithin(client, start, to)).map((node) => [nameOf(node), node.hash]))
    const checkpoints = new Map((await checkpointsWithin(client, start, to)).map((point) => [point.size, point]))
    for (let seq = start; seq < to && walk.missing < HOLE; seq += 1) {
      const away = archived.some(({ firstSeq, lastSeq }) => seq >= firstSeq && seq <= lastSeq)
      walk.step(rows.get(seq) ?? [], away, nodes)
      const checkpoint = checkpoints.get(walk.edge.size)
      if (checkpoint) walk.checkpoint(checkpoint)
    }
    for (const name of nodes.keys()) findings.add('NODE', placeIn(name))
    await check.breath?.()
  }

  const { size } = walk.edge
  if (last && last.size > size) {
    walk.signature(last)
    findings.add('TAIL_CUT', { size: last.size, seq: size })
  } else if (highest >= signed) findings.add('TAIL_UNSIGNED', { seq: signed })
  for (const place of await nodesBeyond(client, signed)) findings.add('NODE', placeIn(nameOf(place)))
  walk.beyond()
  for (const line of check.unreadable ?? []) findings.add('WITNESS_UNREADABLE', { line })
  const { state, since } = await healthOf(client)
  if (since !== null && state !== 'sealed')
    findings.add(state === 'stopped' ? 'UNSEALED_LONG' : 'UNSEALED', { at: since })
  return { outcome: findings.outcome, rows: size, findings: findings.told, findingCount: findings.count }
}

const nameOf = ({ level, index }: Place) => `${level}/${index}`
function placeIn(name: string) {
  const [level = 0, index = 0] = name.split('/').map(Number)
  return { level, index, seq: index * 2 ** level }
}

/** Goes through the places one by one, and holds what was computed so far. */
function walkOf({ suite, trusted, witness = [], codes = [] }: Check, findings: Findings) {
  const { hash } = suite
  const edge: Edge = { size: 0, hashes: [] }
  let head = firstHead(hash)
  let missing = 0
  /** The last checkpoint that fitted, and the latest time of a row since. */
  let before = { size: 0, at: '' }
  let latest: SealedRow | undefined
  const seen = Map.groupBy(witness, ({ size }) => size)
  const printed = Map.groupBy(codes, (code) => sizeOfCode(code) ?? 0)

  const signature = ({ signatures, ...checkpoint }: SignedCheckpoint) => {
    if (isSigned(suite, trusted, checkpointText(checkpoint), signatures)) return true
    findings.add('SIGNATURE', { size: checkpoint.size, seq: Math.max(0, checkpoint.size - 1) })
    return false
  }

  /** What left the machine speaks of the log as it was at this size. */
  const compare = () => {
    const { size } = edge
    const lines = seen.get(size) ?? []
    const typed = printed.get(size) ?? []
    if (lines.length + typed.length === 0) return
    const root = size === 0 ? emptyRoot(hash) : folded(hash, edge.hashes)
    for (const line of lines) {
      if (!equalBytes(line.root, root) || !equalBytes(line.head, head))
        findings.add('WITNESS', { size, at: line.at, seq: before.size })
    }
    for (const code of typed) {
      if (plainCode(code) !== printedCode(hash, { size, root, head }))
        findings.add('CODE', { size, code, seq: before.size })
    }
  }

  return {
    edge,
    signature,
    get missing() {
      return missing
    },
    step([row, ...more]: readonly SealedRow[], archived: boolean, nodes: Map<string, Uint8Array>) {
      const seq = edge.size
      const stored = nodes.get(nameOf({ level: 0, index: seq }))
      for (const other of more) findings.add('ROW_TWICE', { seq, id: other.id })
      let leaf = stored ?? new Uint8Array(32)
      if (row) {
        leaf = leafOf(hash, row)
        const fits = (candidate: Uint8Array) => equalBytes(row.chain, nextHead(hash, head, candidate))
        // The chain tells which of the two was touched; what follows is then judged by itself.
        if (stored && !equalBytes(leaf, stored) && !fits(leaf)) {
          findings.add('ROW_ALTERED', { seq, id: row.id })
          leaf = stored
        }
        if (!fits(leaf)) findings.add('CHAIN', { seq, id: row.id })
      } else if (!archived) {
        missing += 1
        findings.add('ROW_MISSING', { seq })
      }
      head = nextHead(hash, head, leaf)
      for (const node of grow(hash, edge, leaf)) {
        const kept = nodes.get(nameOf(node))
        if (!kept || !equalBytes(kept, node.hash)) findings.add('NODE', { level: node.level, index: node.index, seq })
        nodes.delete(nameOf(node))
      }
      if (row && row.at < before.at && hoursEarlier(row.at, before.at))
        findings.add('ROW_BACKDATED', { seq, id: row.id })
      if (row && (!latest || row.at > latest.at)) latest = row
      compare()
    },
    checkpoint(checkpoint: SignedCheckpoint) {
      const { size, root, head: signedHead, at } = checkpoint
      if (!signature(checkpoint)) return
      if (!equalBytes(root, folded(hash, edge.hashes)) || !equalBytes(signedHead, head)) {
        findings.add('ROOT', { seq: before.size, last: size - 1, at })
      }
      if (at < before.at) findings.add('TIME', { size, seq: size - 1 })
      // Clocks of a busy machine may differ by a moment, never by much: both are the database's.
      if (latest && latest.at.slice(0, 19) > at.slice(0, 19))
        findings.add('ROW_AHEAD', { seq: latest.seq, id: latest.id })
      before = { size, at }
      latest = undefined
    },
    /** What left the machine and speaks of a longer log than there is. */
    beyond() {
      for (const line of witness) {
        if (line.size > edge.size) findings.add('WITNESS_CUT', { size: line.size, at: line.at, seq: edge.size })
      }
      for (const code of codes) {
        const size = sizeOfCode(code)
        if (size === undefined) findings.add('CODE', { size: '?', code })
        else if (size > edge.size) findings.add('CODE_CUT', { size, code, seq: edge.size })
      }
    },
  }
}

/** Whether a moment is more than an hour before another: no transaction takes that long. */
function hoursEarlier(at: string, than: string): boolean {
  try {
    return Temporal.Instant.compare(Temporal.Instant.from(at).add({ hours: 1 }), Temporal.Instant.from(than)) < 0
  } catch {
    return true // no moment at all
  }
}
