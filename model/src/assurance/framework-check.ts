/** Whether packages and mappings hold together: what a schema cannot see. */
import { halfTexts } from './catalogue-check.ts'
import type { FrameworkPackage } from './framework.ts'

/**
 * Every node has its parent before it and a code of its own, every text both languages, every mapping its target.
 *
 * @param known what a mapping may point to, and requirements that a node may be
 * @returns one sentence per fault
 */
export function frameworkFaults(of: FrameworkPackage, known: ReadonlySet<string>): readonly string[] {
  const faults: string[] = [...halfTexts(of, of.code)]
  const seen = new Set<string>()
  for (const { code, parent, requirement } of of.nodes) {
    if (seen.has(code)) faults.push(`${of.code}/${code}: the code is used twice.`)
    if (parent !== null && !seen.has(parent)) faults.push(`${of.code}/${code}: there is no ${parent} before it.`)
    if (requirement !== null && !known.has(requirement)) faults.push(`${of.code}/${code}: there is no ${requirement}.`)
    seen.add(code)
  }
  const pairs = new Set<string>()
  for (const { from, relation, to } of of.mappings) {
    const name = `${of.code}/${from}`
    const node = of.nodes.find(({ code }) => code === from)
    if (!node) faults.push(`${name}: a mapping begins at a node that is not there.`)
    else if (!node.assessable) faults.push(`${name}: a mapping begins at a node that cannot stand in any way.`)
    if ((relation === 'none') !== (to === null)) faults.push(`${name}: only a mapping to nothing has no target.`)
    if (to !== null && !known.has(to)) faults.push(`${name}: there is no ${to}.`)
    if (pairs.has(`${from} ${to}`)) faults.push(`${name}: the mapping to ${to} stands twice.`)
    pairs.add(`${from} ${to}`)
  }
  return faults
}
