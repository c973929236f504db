/** What each round found, and the medians over the rounds. */

const rates = new Map<string, number[]>()
const waits = new Map<string, { p50: number; p99: number }[]>()
const ratios = new Map<string, { bar: number | undefined; values: number[] }>()

export const say = (line = '') => process.stdout.write(`${line}\n`)

/** Milliseconds that a piece of work takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function report(name: string, rate: number, wait?: { p50: number; p99: number }): number {
  rates.set(name, [...(rates.get(name) ?? []), rate])
  if (wait) waits.set(name, [...(waits.get(name) ?? []), wait])
  say(`  ${name.padEnd(50)} ${whole(rate).padStart(10)}/s  ${wait ? milliseconds(wait) : ''}`)
  return rate
}

export function ratio(name: string, value: number, bar?: number): void {
  const known = ratios.get(name)
  ratios.set(name, { bar, values: [...(known?.values ?? []), value] })
  say(`  ${name.padEnd(50)} ${value.toFixed(2).padStart(10)}`)
}

/** As Markdown, for `docs/performance.md`. */
export function table(): void {
  say('| what | per second, median | p50 / p99 ms |')
  say('| --- | ---: | --- |')
  for (const [name, values] of rates) {
    if (values.some(Number.isNaN)) continue
    const waited = waits.get(name)
    const wait = waited && {
      p50: median(waited.map(({ p50 }) => p50)),
      p99: median(waited.map(({ p99 }) => p99)),
    }
    say(`| ${name} | ${whole(median(values))} | ${wait ? milliseconds(wait) : ''} |`)
  }
  say()
  say('| ratio, within a round | median | from – to | bar |')
  say('| --- | ---: | --- | --- |')
  for (const [name, { bar, values }] of ratios) {
    if (values.some(Number.isNaN)) continue
    const found = median(values)
    const verdict = bar === undefined ? '' : `≥ ${bar}: ${found >= bar ? 'reached' : 'missed'}`
    const span = `${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)}`
    say(`| ${name} | ${found.toFixed(2)} | ${span} | ${verdict} |`)
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function whole(rate: number): string {
  return Math.round(rate).toLocaleString('en')
}

function milliseconds({ p50, p99 }: { p50: number; p99: number }): string {
  return `${p50.toFixed(1)} / ${p99.toFixed(1)}`
}
