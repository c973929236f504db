/** What a card would do, before it does anything. Nothing is kept, and nothing that is refused is ever run. */
import { checkCard } from '@citywide/model/assurance/card-check'
import { CardDraft } from '@citywide/model/assurance/card-draft'
import { proposeExamples } from '@citywide/model/assurance/example-proposal'
import type { Rule } from '@citywide/model/assurance/rule'
import { ExampleReport } from '@citywide/model/assurance/rule-example'
import { CardReading, DryRun, ExampleProposal, ExampleTrial } from '@citywide/model/assurance/rule-studio'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import type { Sight } from '../view/seen.ts'
import { faulty } from './act.ts'
import { dryRun } from './dry-run.ts'
import { reportOn } from './examples.ts'
import { demandRules } from './rights.ts'

const Card = z.strictObject({ card: CardDraft })
const tags = ['D']

export const ruleTrialRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  const { pool, clock } = sight

  app.post(
    '/rule-trials/card',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a card says in both languages, and what is wrong with it',
        body: Card,
        response: { 200: CardReading },
      },
    },
    async ({ body }) => {
      demandRules('read')
      const book = await rulebook(pool)
      const { problems, sentences } = checkCard(body.card, book.vocabulary, book.catalogue.common.roles)
      return {
        problems: [...problems],
        sentence: sentences?.sentence ?? null,
        conditions: [...(sentences?.conditions ?? [])],
      }
    },
  )

  app.post(
    '/rule-trials/examples',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Whether the examples of a card hold, and what they would not notice',
        body: ExampleTrial,
        response: { 200: ExampleReport },
      },
    },
    async ({ body }) => {
      demandRules('read')
      const book = await rulebook(pool)
      return reportOn(pool, book.vocabulary, understood(book, body.card), body.examples)
    },
  )

  app.post(
    '/rule-trials/proposal',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'Examples made from a card', body: Card, response: { 200: ExampleProposal } },
    },
    async ({ body }) => {
      demandRules('read')
      const book = await rulebook(pool)
      const rule = understood(book, body.card)
      const { examples, beyond } = proposeExamples(rule, book.vocabulary, clock.now())
      const report = examples.length === 0 ? null : await reportOn(pool, book.vocabulary, rule, examples)
      return { examples: [...examples], beyond: [...beyond], report }
    },
  )

  app.post(
    '/rule-trials/records',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'A card on the records of today, beside the one in force',
        body: z.strictObject({ card: CardDraft, scope: plainText(60).optional() }),
        response: { 200: DryRun },
      },
    },
    async ({ body }) => {
      demandRules('read')
      const book = await rulebook(pool)
      const rule = understood(book, body.card)
      return dryRun(sight, book, await scopeOf(pool, body.scope), rule)
    },
  )
}

/** @throws Problem RULE_FAULTY with every mistake at its place */
function understood(book: Rulebook, card: CardDraft): Rule {
  const { rule, problems } = checkCard(card, book.vocabulary, book.catalogue.common.roles)
  if (!rule) throw faulty(problems)
  return rule
}
