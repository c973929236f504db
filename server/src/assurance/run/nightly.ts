/** The nightly comparison: what was followed all day against what the records say; a difference is mended and told. */
import { ABOUT_EVIDENCE, tellAccounts } from '#platform/inbox/store.ts'
import { administrators, type EvidenceCheck, keepCheck } from './check-store.ts'
import { checkCompiled, checkScope, type ScopeCheck } from './self-check.ts'
import { eachScope, type EvaluatorParts, run, turn } from './turn.ts'

/**
 * Compares every state of every scope, judges anew what differs, and keeps what was found. A difference is a fault of the
 * platform: its administrators are told.
 */
export async function checkAll(parts: EvaluatorParts): Promise<EvidenceCheck> {
  const start = performance.now()
  const found = new Map<string, ScopeCheck>()
  await eachScope(parts, async (writer, book, scope) => {
    const check = await checkScope(parts, writer, book, scope)
    found.set(scope.id, check)
    const wrong = new Set(check.differences.map(({ rule }) => rule))
    const rules = [...book.rules.values()].filter(({ card }) => wrong.has(card.id))
    if (rules.length > 0) await run(parts, writer, book, scope, { rules, cause: 'full' })
  })
  const at = parts.clock.now()
  const checks = [...found.values()]
  return turn(parts, async (writer, book) => {
    const recompiled = await checkCompiled(writer, book, at)
    const differences = [...checks.flatMap((one) => one.differences), ...recompiled]
    const sum = (of: (one: ScopeCheck) => number) => checks.reduce((so, one) => so + of(one), 0)
    // Another release may write the query of a card otherwise: that is kept, and no fault while the figures agree.
    const faults = differences.length - recompiled.length
    const check = {
      at: at.toString(),
      milliseconds: performance.now() - start,
      compared: sum(({ compared }) => compared),
      skipped: sum(({ skipped }) => skipped),
      different: faults,
      differences,
    }
    await keepCheck(writer, check)
    if (faults > 0) {
      await tellAccounts(writer, await administrators(writer), {
        kind: 'evidence',
        noun: ABOUT_EVIDENCE,
        recordId: crypto.randomUUID(),
        note: { different: faults, at: at.toString() },
      })
      const rules = [...new Set(differences.flatMap(({ scope, rule }) => (scope === null ? [] : [rule])))]
      parts.report?.(new Error(`Kept verdicts differed from the records: ${rules.slice(0, 20).join(', ')}`))
    }
    return check
  })
}
