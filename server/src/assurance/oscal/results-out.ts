/** The verdicts of a framework at a moment, as OSCAL assessment results. */
import type { FrameworkPackage } from '@citywide/model/assurance/framework'
import type { Seen } from '../view/seen.ts'
import { documentUuid, inChinese, metadata, nameUuid, own } from './names.ts'
import { methodOf } from './catalog-out.ts'
import type { Finding, Observation, ResultsDocument } from './shape.ts'

export interface ResultsGiven {
  readonly package: FrameworkPackage
  /** Code of the scope that was judged. */
  readonly scope: string
  /** The moment that was judged. */
  readonly asOf: string
  readonly seen: readonly Seen[]
}

export function resultsOf({ package: of, scope, asOf, seen }: ResultsGiven): ResultsDocument {
  const observations = seen.map((one) => observationOf(one, scope))
  const findings = seen.flatMap((one) => findingOf(one, scope))
  const body = {
    metadata: metadata({
      title: { en: `${of.title.en}: assessment results`, zh: `${of.title.zh}：评估结果` },
      version: of.version,
      changed: asOf,
      props: own({ framework: of.code, scope }),
      remarks: 'Supports work along the standard; it claims no conformity and no certification.',
    }),
    'import-ap': { href: `#${nameUuid('plan', of.code)}` },
    results: [
      {
        uuid: nameUuid('result', of.code, scope, asOf),
        title: `${of.title.en}, ${scope}, ${asOf}`,
        description: 'Every rule judged from the records of the city. Rules that could not be judged have no finding.',
        start: asOf,
        end: asOf,
        props: own({ scope }),
        'reviewed-controls': { 'control-selections': [{ 'include-all': {} }] },
        ...(observations.length > 0 && { observations }),
        ...(findings.length > 0 && { findings }),
      },
    ],
    'back-matter': {
      resources: [
        {
          uuid: nameUuid('plan', of.code),
          title: 'Rules in force',
          description: 'The plan of assessment is the set of rules in the catalog: each runs as one query.',
        },
      ],
    },
  }
  return { 'assessment-results': { uuid: documentUuid('assessment-results', body), ...body } }
}

function observationOf(seen: Seen, scope: string): Observation {
  const { of, asOf, state, reason, n, pass, fail, unknown, value, failing } = seen
  const { card, sentences, version } = of
  const subjects = failing.map((id) => ({
    'subject-uuid': nameUuid('record', id),
    type: 'resource',
    props: own({ register: card.about, 'record-id': id, verdict: 'fail' }),
  }))
  return {
    uuid: nameUuid('observation', scope, card.id, asOf),
    title: card.title.en,
    description: sentences.sentence.en,
    props: [
      ...inChinese(card.title),
      ...inChinese(sentences.sentence, 'description-zh'),
      ...own({ rule: card.id, version, state, reason, n, pass, fail, unknown, value, unit: card.unit }),
    ],
    methods: [state === 'attested' ? 'INTERVIEW' : methodOf(card)],
    ...(subjects.length > 0 && { subjects }),
    collected: asOf,
    expires: Temporal.Instant.from(asOf)
      .add({ milliseconds: Temporal.Duration.from(card.refresh).total('milliseconds') })
      .toString(),
  }
}

/** What could not be judged, does not apply or is waived is no gap: it has an observation and no finding. */
function findingOf(seen: Seen, scope: string): Finding[] {
  const { of, asOf, state, score } = seen
  const { card, version } = of
  if (state === 'not_assessable' || state === 'not_applicable' || state === 'waived') return []
  const satisfied = state === 'met' || state === 'attested'
  return [
    {
      uuid: nameUuid('finding', scope, card.id, asOf),
      title: card.title.en,
      description: satisfied ? card.title.en : card.do.en,
      props: [
        ...inChinese(card.title),
        ...own({ rule: card.id, version, state, score: score === null ? null : Math.round(score * 100) / 100 }),
      ],
      target: {
        type: 'objective-id',
        'target-id': card.id,
        status: {
          state: satisfied ? 'satisfied' : 'not-satisfied',
          reason: satisfied ? 'pass' : state === 'partly' ? 'other' : 'fail',
        },
      },
      'related-observations': [{ 'observation-uuid': nameUuid('observation', scope, card.id, asOf) }],
    },
  ]
}
