/** Which index a rule would gain from: what its plan reads whole and then throws away, in large tables. */
import { enterRole, evaluationRole } from '../server/src/assurance/run/role-store.ts'
import type { Rulebook } from '../server/src/assurance/rulebook.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { type Pool, transaction } from '../server/src/platform/postgres/pool.ts'

/** Rows from which a table is worth an index more. */
const large = 50_000
/** Share of the rows that a filter may keep for an index to pay. */
const few = 0.05

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Plan Rows': number
  readonly 'Total Cost': number
  readonly Filter?: string
  readonly Plans?: readonly PlanNode[]
}

export async function missingIndexes(pool: Pool, { rules, vocabulary }: Rulebook): Promise<readonly string[]> {
  const role = await evaluationRole(pool, vocabulary)
  const { rows: sizes } = await pool.query<{ name: string; rows: number }>(
    `select relname as name, reltuples as rows from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const rowsOf = new Map(sizes.map(({ name, rows }) => [name, rows]))
  const { rows: scopes } = await pool.query<{ id: string }>('select id from scope')
  const given = [systemClock.now().toString(), 'Asia/Shanghai', scopes.map(({ id }) => id)]
  return transaction(
    pool,
    async (client) => {
      await enterRole(client, role)
      const proposals: string[] = []
      for (const { card, compiled } of rules.values()) {
        const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
          `explain (format json) ${compiled.counts}`,
          given,
        )
        for (const node of nodesOf(rows[0]?.['QUERY PLAN'][0].Plan)) {
          const table = node['Relation Name']
          const all = rowsOf.get(table ?? '') ?? 0
          if (node['Node Type'] !== 'Seq Scan' || node.Filter === undefined || all < large) continue
          if (node['Plan Rows'] / all > few) continue
          proposals.push(`  an index would serve ${card.id}: ${table} where ${node.Filter.slice(0, 120)}`)
        }
      }
      return [`rules that read a large table whole for a few of its rows: ${proposals.length}`, ...proposals]
    },
    { readOnly: true, statementTimeout: 0 },
  )
}

function nodesOf(node: PlanNode | undefined): readonly PlanNode[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(nodesOf)] : []
}
