/** The thread that writes one large list; see export-apart.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { registers } from '@citywide/model/registers'
import { outsideRights, withinRights } from '../access/reach.ts'
import { openPool } from '../postgres/pool.ts'
import type { ExportOrder } from './export-apart.ts'
import { writeParts } from './export-parts.ts'

const port = parentPort
if (!port) throw new Error('this file is a thread of the server')
const { connection, noun, query, timeZone, language, rights } = workerData as ExportOrder
const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
const declaration = byName.get(noun)
if (!declaration) throw new Error(`no register ${noun}`)

let asked = 0
let wake = (): void => undefined
port.on('message', () => {
  asked += 1
  wake()
})

const pool = openPool({ ...connection, max: 1 })
const take = async (part: Uint8Array) => {
  if (part.length === 0) return
  if (asked === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  asked -= 1
  // A copy with memory of its own: what is handed over is gone here, and parts may share theirs.
  const own = new Uint8Array(part)
  port.postMessage(own, [own.buffer])
}
const write = () => writeParts({ pool, byName, timeZone, language }, declaration, query, take)
await (rights ? withinRights(rights, write) : outsideRights(write))
await pool.end()
port.postMessage(null)
port.close()
