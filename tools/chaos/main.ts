/**
 * `npm run chaos -- [--minutes 10] [--seed 1]`: kills, freezes and cuts off a real server and its database while clients
 * write, and ends with 1 when an acknowledged write was lost, doubled or not told. The seed repeats the order of faults.
 */
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { run, type Struck } from './run.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, keep: { type: 'boolean' } },
})
const minutes = Number(values.minutes)
const seed = Number(values.seed ?? randomInt(2 ** 31))
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('npm run chaos -- [--minutes 10] [--seed 1] [--keep]\n')
  process.exit(2)
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const directory = await mkdtemp(join(tmpdir(), 'cw-chaos-'))
say(`${minutes} minutes, seed ${seed}, data in ${directory}`)
const { broken, figures, struck, starts, refused } = await run({ directory, seconds: minutes * 60, seed, say })
say('')
for (const [name, times] of Map.groupBy(struck, (one: Struck) => one.name)) {
  const recoveries = times.map(({ recovery }) => recovery).toSorted((one, other) => one - other)
  const median = recoveries[recoveries.length >> 1] ?? 0
  say(`${name}: ${times.length} times, work went on after ${median} ms (median), ${recoveries.at(-1)} ms (longest)`)
}
say(`starts of the server: ${starts}, deliveries refused: ${refused}`)
say(
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', '),
)
for (const line of broken) say(`BROKEN: ${line}`)
say(broken.length === 0 ? 'every promise was kept' : `${broken.length} promises were broken; seed ${seed}`)
if (broken.length === 0 && values.keep !== true) await rm(directory, { recursive: true, force: true })
process.exitCode = broken.length === 0 ? 0 : 1
