/** Which recommendations read one record, and what they make of it now. */
import { RecordEvidence, type RecordRule } from '@citywide/model/assurance/record-evidence'
import { Problem } from '@citywide/model/problem'
import { registers } from '@citywide/model/registers'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { outsideRights } from '#platform/access/reach.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { InScope } from '#platform/http/asked.ts'
import { read } from '#platform/records/personal.ts'
import { type BookRule, type Rulebook, rulebook } from '../rulebook.ts'
import { ruleVerdict } from '../view/explain.ts'
import { type Seen, seenIn, type Sight } from '../view/seen.ts'
import { judgeOne, type OneVerdict, stands } from './store.ts'

export const recordEvidenceRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock, timeZone } = sight
  const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))

  app.get(
    '/evidence/records/:register/:id',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'Which recommendations read a record, and what they make of it',
        params: z.object({ register: plainText(100), id: z.uuid() }),
        querystring: InScope,
        response: { 200: RecordEvidence },
      },
    },
    async ({ params, query }) => {
      const declaration = byPath.get(params.register)
      if (!declaration || !(await read(pool, declaration, (client) => stands(client, declaration, params.id), nothing)))
        throw new Problem('NOT_FOUND')
      const scope = await scopeOf(pool, query.scope)
      const asOf = momentOf(scope, clock.now(), query.at)
      const book = await rulebook(pool)
      const reading = readersIn(book).get(declaration.name) ?? new Map<BookRule, Set<string>>()
      const seen = await seenIn(sight, book, scope, [...reading.keys()], query.at === undefined ? undefined : asOf)
      // As the scope has them: an exempt record is not in the population.
      const asked = seen.flatMap(({ of: { card, compiled } }) =>
        card.about === declaration.name && compiled.one !== undefined ? [compiled.one] : [],
      )
      const given = { asOf, timeZone, scopeIds: scope.inside }
      const verdicts = await outsideRights(() => judgeOne(pool, book.vocabulary, asked, given, params.id))
      return {
        asOf: asOf.toString(),
        scope: scope.code,
        rules: seen.map((one) => {
          const own = one.of.card.about === declaration.name ? verdicts.get(one.of.compiled.one ?? '') : undefined
          return recordRule(one, [...(reading.get(one.of.book) ?? [])], own)
        }),
      }
    },
  )
}

/** Of the record itself nothing is shown. */
const nothing = () => []

function recordRule(seen: Seen, fields: string[], own: OneVerdict | undefined): RecordRule {
  const { requirement, sentences, card } = seen.of
  const words = (numbers: readonly number[] = []) =>
    numbers.flatMap((number) => sentences.conditions[number - 1] ?? []).filter(() => card.kind === 'share')
  return {
    ...ruleVerdict(seen),
    recommendation: requirement.code,
    kind: requirement.kind,
    component: requirement.component,
    text: requirement.text,
    fields,
    verdict: own?.verdict ?? null,
    fails: words(own?.fails),
    unknowns: words(own?.unknowns),
  }
}

type Readers = ReadonlyMap<string, ReadonlyMap<BookRule, ReadonlySet<string>>>

const found = new WeakMap<Rulebook, Readers>()

/** Noun → the rules that read it, each with the fields it reads there. */
function readersIn(book: Rulebook): Readers {
  const made = found.get(book)
  if (made) return made
  const readers = new Map<string, Map<BookRule, Set<string>>>()
  const add = (noun: string, rule: BookRule, field?: string) => {
    const known = readers.get(noun) ?? new Map<BookRule, Set<string>>()
    readers.set(noun, known)
    const fields = known.get(rule) ?? new Set<string>()
    known.set(rule, field === undefined ? fields : fields.add(field))
  }
  for (const one of book.rules.values()) {
    add(one.rule.about.name, one)
    for (const { noun, field } of one.rule.reads.fields) add(noun, one, field)
  }
  found.set(book, readers)
  return readers
}
