import { RuleProblem, type Span } from './problem.ts'
import { fieldTree, followed, isInverse, recordNamed, type Scope, unknownWord, wordOf } from './scope.ts'
import type { Syntax } from './syntax.ts'
import type { Collection, FieldTree, Reach, Tree } from './tree.ts'
import { must } from './types.ts'
import type { Noun, Word } from './vocabulary.ts'

/** What a name, a path or a selection stands for. */
export type Referent =
  | { readonly kind: 'field'; readonly field: FieldTree }
  | { readonly kind: 'record'; readonly reach: Reach; readonly noun: Noun }
  | { readonly kind: 'collection'; readonly collection: Collection; readonly noun: Noun }
  /** One field of every record of a collection. */
  | { readonly kind: 'values'; readonly collection: Collection; readonly field: FieldTree }

type Typing = (syntax: Syntax, scope: Scope) => Tree
type Wanted = 'field' | 'records'

/**
 * @param wanted what the place asks for, where a label belongs to a word and to a noun (`举措`)
 * @param typing gives the conditions of selections their meaning
 * @throws RuleProblem UNKNOWN_WORD, TYPE
 */
export function referentOf(syntax: Syntax, scope: Scope, typing: Typing, wanted: Wanted = 'field'): Referent {
  if (syntax.kind === 'name') return named(syntax.name, syntax, scope, wanted)
  if (syntax.kind === 'member') {
    return memberOf(referentOf(syntax.of, scope, typing, wanted), syntax.name, syntax.nameAt, syntax, scope)
  }
  if (syntax.kind === 'select') {
    const { collection, noun } = recordsOf(referentOf(syntax.of, scope, typing, 'records'), syntax.of, scope)
    const inside = { ...scope, selections: [...scope.selections, { record: collection.record, noun }] }
    const filter = must(typing(syntax.condition, inside), 'yesno')
    return { kind: 'collection', collection: { ...collection, filter, from: syntax.from, to: syntax.to }, noun }
  }
  throw new RuleProblem('TYPE', syntax, {
    zh: '此处应为字段或一组记录。',
    en: 'A word or a set of records is expected here.',
  })
}

/** @throws RuleProblem TYPE when it is not a set of records */
export function recordsOf(of: Referent, at: Span, scope: Scope): Extract<Referent, { kind: 'collection' }> {
  if (of.kind === 'collection') return of
  if (of.kind === 'field' && of.field.word.field.type === 'refs') {
    const { to } = of.field.word.field
    const [target] = to
    if (target !== undefined && to.length === 1) {
      return collectionOf(nounNamed(target, scope), { kind: 'listed', list: of.field }, at, scope)
    }
  }
  throw new RuleProblem('TYPE', at, { zh: '此处应为一组记录。', en: 'A set of records is expected here.' })
}

function named(name: string, at: Span, scope: Scope, wanted: Wanted): Referent {
  const inSight = recordNamed(name, scope)
  if (inSight) return { kind: 'record', reach: { record: inSight.record, steps: [] }, noun: inSight.noun }
  if (name === 'this') {
    throw new RuleProblem('UNKNOWN_WORD', at, {
      zh: '“this”指外层记录，只能用于方括号内。',
      en: '“this” is the enclosing record and works inside [ ] only.',
    })
  }
  const current = scope.selections.at(-1)
  const word = current?.noun.names.get(name)
  const noun = scope.vocabulary.nounNames.get(name)
  if (current && word && !(noun && wanted === 'records' && !holdsRecords(word))) {
    return ofWord(word, { record: current.record, steps: [] }, current.noun, at, scope)
  }
  if (noun === undefined) throw unknownWord(name, at, current?.noun)
  return collectionOf(noun, { kind: 'all' }, at, scope)
}

function memberOf(of: Referent, name: string, nameAt: Span, at: Span, scope: Scope): Referent {
  switch (of.kind) {
    case 'record':
      return ofWord(wordOf(of.noun, name, nameAt), of.reach, of.noun, at, scope)
    case 'collection':
      return valuesOf(of.collection, of.noun, name, nameAt, at)
    case 'field':
      return ofField(of.field, name, nameAt, at, scope)
    case 'values':
      if (of.field.word.field.type === 'bilingual') {
        const field = ofField(of.field, name, nameAt, at, scope)
        if (field.kind === 'field') return { ...of, field: field.field }
      }
      throw unknownWord(name, nameAt, undefined)
  }
}

function ofField(field: FieldTree, name: string, nameAt: Span, at: Span, scope: Scope): Referent {
  const declared = field.word.field
  if (declared.type === 'bilingual') {
    const language = name === 'zh' || name === 'en' ? name : undefined
    if (language === undefined) {
      throw new RuleProblem(
        'UNKNOWN_WORD',
        nameAt,
        { zh: '双语字段只有 zh 和 en。', en: 'A bilingual word has zh and en only.' },
        [
          { word: 'zh', title: { zh: '中文', en: 'Chinese' } },
          { word: 'en', title: { zh: '英文', en: 'English' } },
        ],
      )
    }
    return { kind: 'field', field: { ...field, type: 'text', language, from: at.from, to: at.to } }
  }
  if (field.word.follow !== undefined) {
    const noun = nounNamed(field.word.follow, scope)
    const reach = followed(field, nounNamed(field.noun, scope), field.word, noun.name)
    return ofWord(wordOf(noun, name, nameAt), reach, noun, at, scope)
  }
  if (declared.type === 'refs') {
    const { collection, noun } = recordsOf({ kind: 'field', field }, field, scope)
    return valuesOf(collection, noun, name, nameAt, at)
  }
  const { title } = field.word
  throw new RuleProblem('TYPE', nameAt, {
    zh: `“${title.zh}”没有下级字段。`,
    en: `“${title.en}” has no words of its own.`,
  })
}

function valuesOf(collection: Collection, noun: Noun, name: string, nameAt: Span, at: Span): Referent {
  const word = wordOf(noun, name, nameAt)
  if (isInverse(word)) {
    throw new RuleProblem('TYPE', nameAt, {
      zh: '一组记录之后只能取字段的值。',
      en: 'Of a set of records only a field can be taken.',
    })
  }
  return { kind: 'values', collection, field: fieldTree({ record: collection.record, steps: [] }, noun, word, at) }
}

function ofWord(word: Word, reach: Reach, noun: Noun, at: Span, scope: Scope): Referent {
  if (!isInverse(word)) return { kind: 'field', field: fieldTree(reach, noun, word, at) }
  return collectionOf(nounNamed(word.noun, scope), { kind: 'inverse', through: word.through, of: reach }, at, scope)
}

function collectionOf(noun: Noun, origin: Collection['origin'], at: Span, scope: Scope) {
  const { from, to } = at
  const collection: Collection = { record: scope.number(), noun: noun.name, origin, filter: undefined, from, to }
  return { kind: 'collection' as const, collection, noun }
}

function holdsRecords(word: Word): boolean {
  return isInverse(word) || word.field.type === 'refs'
}

function nounNamed(name: string, scope: Scope): Noun {
  const noun = scope.vocabulary.nouns.get(name)
  if (noun === undefined) throw new Error(`The vocabulary points to ${name}, which is no noun of it.`)
  return noun
}
