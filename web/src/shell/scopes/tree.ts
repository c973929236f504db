/** The scopes as trees: what lies in what, and what stays when one looks for a name. */

interface Placed {
  readonly id: string
  readonly parentId: string | null
}

export interface Branch<S> {
  readonly of: S
  /** 0 for a city. */
  readonly depth: number
  readonly parts: readonly Branch<S>[]
}

/** Trees in the order of the list; a scope whose parent is not in the list stands at the root. */
export function branchesOf<S extends Placed>(scopes: readonly S[]): readonly Branch<S>[] {
  const known = new Set(scopes.map(({ id }) => id))
  const below = Map.groupBy(scopes, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  const branch = (of: S, depth: number): Branch<S> => ({
    of,
    depth,
    parts: (below.get(of.id) ?? []).map((part) => branch(part, depth + 1)),
  })
  return (below.get(null) ?? []).map((root) => branch(root, 0))
}

/** What fits, with everything it lies in: a part is never shown without its city. */
export function fitting<S>(branches: readonly Branch<S>[], fits: (scope: S) => boolean): readonly Branch<S>[] {
  return branches.flatMap((branch) => {
    const parts = fitting(branch.parts, fits)
    return parts.length > 0 || fits(branch.of) ? [{ ...branch, parts }] : []
  })
}

/** Itself and everything that lies in it. */
export function withParts(scopes: readonly Placed[], id: string): ReadonlySet<string> {
  const below = Map.groupBy(scopes, ({ parentId }) => parentId)
  const all = new Set<string>()
  const add = (one: string) => {
    all.add(one)
    for (const part of below.get(one) ?? []) add(part.id)
  }
  add(id)
  return all
}

/** From the city down to the scope. */
export function wayTo<S extends Placed>(scopes: readonly S[], id: string): readonly S[] {
  const scope = scopes.find((one) => one.id === id)
  if (!scope) return []
  return scope.parentId === null ? [scope] : [...wayTo(scopes, scope.parentId), scope]
}
