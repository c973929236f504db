/** Releases of one contracting process become one: later ones complete and correct earlier ones. Source: OCDS 1.1, merging. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type Thing = { readonly [name: string]: Json }

const isThing = (value: Json | undefined): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const identified = (value: Json | undefined): value is readonly Thing[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isThing(item) && typeof item['id'] === 'string')

/** @param releases in the order of their dates */
export function merge(releases: readonly Thing[]): Thing {
  return releases.reduce((all, release) => merged(all, release), {})
}

/** Null takes a value away; lists of things with an id are merged by it, all other lists are replaced. */
function merged(before: Thing, after: Thing): Thing {
  const all: Record<string, Json> = { ...before }
  for (const [name, value] of Object.entries(after)) {
    const old = all[name]
    if (value === null) delete all[name]
    else if (isThing(value)) all[name] = merged(isThing(old) ? old : {}, value)
    else if (identified(value)) all[name] = mergedById(identified(old) ? old : [], value)
    else all[name] = value
  }
  return all
}

function mergedById(before: readonly Thing[], after: readonly Thing[]): Thing[] {
  const all = new Map(before.map((item) => [item['id'], item]))
  for (const item of after) all.set(item['id'], merged(all.get(item['id']) ?? {}, item))
  return [...all.values()]
}
