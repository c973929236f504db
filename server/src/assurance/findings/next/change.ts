/** A single change of a record, as rules ask for it: what several rules ask for of one record is one change. */
import { partsOf } from '@citywide/model/assurance/language/reads'
import type { Tree } from '@citywide/model/assurance/language/tree'
import type { Mend } from '@citywide/model/assurance/next-view'
import { wantedBy } from '@citywide/model/assurance/wanted'
import type { Text } from '@citywide/model/text'
import type { EffectiveRule } from '../../profile/profile.ts'
import type { RecordRow } from '../../run/count-store.ts'

export interface Change {
  /** The same for the same change, whichever rule asks for it. */
  readonly key: string
  readonly kind: Mend['kind']
  readonly noun: string
  /** Null where a record is to be added. */
  readonly record: string | null
  readonly field: string | null
  readonly what: Text
  /** Of a new record: entries of which each has to bring one. */
  readonly missing: readonly Text[]
}

/** What a record asks for before a rule counts it as passing. */
export function changesOf(of: EffectiveRule, { id, fails, unknowns }: RecordRow): readonly Change[] {
  const lacking = [
    ...fails.flatMap((number) => conditionOf(of, number, 'fails')),
    ...unknowns.flatMap((number) => conditionOf(of, number, 'unknowns')),
  ]
  const filled = new Set(lacking.flatMap(({ field }) => field ?? []))
  // What is asked of a record behind a field comes with the field.
  const own = lacking.filter(({ field, tree }) => field !== null || !mentions(tree, filled))
  const noun = of.card.about
  return own.map(({ field, what, text }) => ({
    key: `${noun}/${id}/${field === null ? `meet ${text}` : `fill ${field}`}`,
    kind: field === null ? 'meet' : 'fill',
    noun,
    record: id,
    field,
    what,
    missing: [],
  }))
}

/** For a rule that few records may meet: the last of its conditions is to hold no longer, or to be known. */
export function endOf(of: EffectiveRule, { id, unknowns }: RecordRow): readonly Change[] {
  const { must } = of.rule
  const number = unknowns.at(-1) ?? must.length
  const [condition] = conditionOf(of, number, 'ends')
  if (!condition) return []
  const { text, what } = condition
  const noun = of.card.about
  return [{ key: `${noun}/${id}/end ${text}`, kind: 'end', noun, record: id, field: null, what, missing: [] }]
}

/** So many new records. @param missing entries of a list that none has yet */
export function additionsOf(of: EffectiveRule, count: number, missing: readonly Text[]): readonly Change[] {
  const { id, about } = of.card
  return Array.from({ length: count }, (_, number) => ({
    key: `${about}/add ${id} ${number}`,
    kind: 'add',
    noun: about,
    record: null,
    field: null,
    what: of.sentences.sentence,
    missing,
  }))
}

function conditionOf({ rule, card, sentences, rule: { about } }: EffectiveRule, number: number, why: string) {
  const tree = rule.must[number - 1]
  const text = card.kind === 'share' ? card.must[number - 1] : undefined
  if (!tree || text === undefined) return []
  const wanted = wantedBy(tree)
  const word = wanted?.counted === why ? about.words.get(wanted.field) : undefined
  const field = word?.kind === 'field' ? wanted?.field : undefined
  const what = sentences.conditions[number - 1] ?? { zh: text, en: text }
  return [{ tree, text, field: field ?? null, what: word && field !== undefined ? word.title : what }]
}

/** Whether a condition reads one of these fields of the record itself, or goes through one. */
function mentions(tree: Tree, fields: ReadonlySet<string>): boolean {
  if (tree.kind === 'field' && tree.record === 0) return fields.has(tree.steps[0]?.word.key ?? tree.word.key)
  return partsOf(tree).some((part) => mentions(part, fields))
}
