/** Minimising a function of few variables without derivatives. */

interface Vertex {
  readonly at: readonly number[]
  readonly value: number
}

/**
 * The lowest point found by the simplex method with the usual coefficients (reflect 1, expand 2, contract ½, shrink ½).
 *
 * @param step how far the first simplex reaches along each axis
 * Source: Nelder and Mead 1965.
 */
export function minimise(
  cost: (at: readonly number[]) => number,
  start: readonly number[],
  { step, iterations }: { readonly step: number; readonly iterations: number },
): Vertex {
  const vertex = (at: readonly number[]): Vertex => ({ at, value: cost(at) })
  let simplex = [
    vertex(start),
    ...start.map((_, axis) => vertex(start.map((value, index) => (index === axis ? value + step : value)))),
  ]
  const sorted = () => (simplex = simplex.toSorted((a, b) => a.value - b.value))
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const [best, ...rest] = sorted()
    const worst = rest.at(-1)
    const second = rest.at(-2) ?? worst
    if (!best || !worst || !second) break
    const others = simplex.slice(0, -1)
    const centre = start.map((_, axis) => others.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / others.length)
    const along = (factor: number) =>
      vertex(centre.map((middle, axis) => middle + factor * ((worst.at[axis] ?? 0) - middle)))
    const reflected = along(-1)
    let next = reflected
    if (reflected.value < best.value) {
      const expanded = along(-2)
      if (expanded.value < reflected.value) next = expanded
    } else if (reflected.value >= second.value) {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5)
      if (contracted.value >= Math.min(reflected.value, worst.value)) {
        simplex = [best, ...rest.map(({ at }) => vertex(at.map((value, axis) => ((best.at[axis] ?? 0) + value) / 2)))]
        continue
      }
      next = contracted
    }
    simplex = [...others, next]
  }
  return sorted()[0] ?? vertex(start)
}
