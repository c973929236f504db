/** The whole standard on one page: parts and components with score, coverage and what they rest on. */
import type { Conformance } from '@citywide/model/assurance/conformance'
import { nodesOf, standingIn } from '../history/histories.ts'
import { monthsOf } from '../history/months.ts'
import type { Rulebook } from '../rulebook.ts'
import { rulesWithFinding } from './gate-store.ts'
import { rulesOf } from './overview.ts'
import type { Sight } from './seen.ts'

type Asked = Omit<Parameters<typeof monthsOf>[2], 'rules' | 'count'>

const whole = { zh: '全部建议', en: 'The whole standard' }

export async function conformance(sight: Sight, book: Rulebook, asked: Asked): Promise<Conformance> {
  const nodes = nodesOf(book)
  const rules = rulesOf(book, nodes[0]?.requirements ?? [])
  const history = await monthsOf(sight, book, { ...asked, rules, count: 2 })
  const [before, now] = history.months
  if (!before || !now) throw new Error('two months were asked for')
  const { common, components } = book.catalogue
  // Findings belong to the day they stood on, also where the scope itself is judged at a moment of the past.
  const open = await rulesWithFinding(sight.pool, asked.scope.id, (asked.at ?? sight.clock.now()).toString())
  return {
    now,
    before,
    nodes: nodes.map((node) => {
      const { code, level } = node
      const component = components.find((one) => one.code === code)
      const part = common.parts.find(({ id }) => code === `part-${id}`)
      const standing = standingIn(history, node, 1)
      return {
        code,
        level,
        part: (level === 'component' ? component?.part : part?.id) ?? null,
        group: level === 'component' ? (component?.group ?? null) : null,
        title: (level === 'component' ? component?.title : part?.title) ?? whole,
        standing,
        before: standingIn(history, node, 0),
        findings: node.requirements.flatMap((one) => one.rules).filter(({ id }) => open.has(id)).length,
        critical: (standing?.critical ?? []).flatMap((rule) => {
          const title = book.rules.get(rule)?.card.title
          return title ? [{ rule, title }] : []
        }),
      }
    }),
  }
}
