/** `name = value` a line, as people type it. */
export function pairsOf(lines: readonly string[]): [string, string][] {
  return lines.flatMap((line): [string, string][] => {
    const at = line.lastIndexOf('=')
    const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    return at < 1 || name === '' || value === '' ? [] : [[name, value]]
  })
}

export function pairLines(pairs: Readonly<Record<string, string | number>> = {}): string[] {
  return Object.entries(pairs).map(([name, value]) => `${name} = ${value}`)
}

export function numbersOf(lines: readonly string[]): Record<string, number> {
  const numbers = pairsOf(lines).map(([name, value]) => [name, Number(value)] as const)
  return Object.fromEntries(numbers.filter(([, value]) => Number.isFinite(value)))
}
