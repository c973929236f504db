/** A city with people who write and review rules. */
import type { Card } from '@citywide/model/assurance/card'
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import type { RuleVersion } from '@citywide/model/assurance/rule-studio'
import type { LightMyRequestResponse } from 'fastify'
import { type Colleague, colleague } from '#platform/around/testing.ts'
import { releasedRulebook } from '../rulebook.ts'
import { freshCity } from '../testing.ts'

export async function studioCity() {
  const city = await freshCity()
  return {
    ...city,
    author: await colleague(city, 'author'),
    reviewer: await colleague(city, 'reviewer', ['city_leader']),
  }
}

/** The card of the release, as the studio shows it. */
export async function releasedCard(rule: string): Promise<CardDraft> {
  const card: Card | undefined = (await releasedRulebook()).released.get(rule)?.card
  if (!card) throw new Error(`There is no rule ${rule}.`)
  return card
}

/** Begins a version; fails the test where that is refused. */
export async function begun(person: Colleague, body: object): Promise<RuleVersion> {
  return sound(await person.send({ method: 'POST', url: '/api/rule-versions', payload: body }), 201).json<RuleVersion>()
}

export function write(person: Colleague, { id, revision }: RuleVersion, payload: object) {
  return person.send({
    method: 'PATCH',
    url: `/api/rule-versions/${id}`,
    headers: { 'if-match': `"${revision}"` },
    payload,
  })
}

export function act(person: Colleague, { id, revision }: RuleVersion, what: string, more: object = {}) {
  return person.send({
    method: 'POST',
    url: `/api/rule-versions/${id}/acts`,
    headers: { 'if-match': `"${revision}"` },
    payload: { act: what, ...more },
  })
}

/** The answer, if it is the one that was expected; fails the test with its words where it is not. */
export function sound(answer: LightMyRequestResponse, status = 200): LightMyRequestResponse {
  if (answer.statusCode !== status) throw new Error(`answered ${answer.statusCode}: ${answer.body.slice(0, 600)}`)
  return answer
}
