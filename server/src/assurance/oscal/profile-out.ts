/** What a city settled for itself on a framework, as an OSCAL profile of its catalog. */
import type { FrameworkPackage } from '@citywide/model/assurance/framework'
import type { EffectiveRule } from '../profile/profile.ts'
import { valuesOf } from './catalog-out.ts'
import { documentUuid, metadata, nameUuid, own } from './names.ts'
import type { ProfileDocument } from './shape.ts'

export interface ProfileGiven {
  readonly package: FrameworkPackage
  readonly scope: string
  readonly changed: string
  /** The rules behind the nodes, as the scope has them. */
  readonly rules: readonly EffectiveRule[]
}

export function profileDocumentOf({ package: of, scope, changed, rules }: ProfileGiven): ProfileDocument {
  const byRequirement = Map.groupBy(rules, ({ requirement }) => requirement.code)
  const nodes = new Map(
    of.nodes.flatMap(({ code, requirement }) => (requirement === null ? [] : [[requirement, code]])),
  )
  const excluded = [...byRequirement].flatMap(([requirement, held]) => {
    const node = nodes.get(requirement)
    return node !== undefined && held.every((rule) => notApplicable(rule)) ? [node] : []
  })
  const parameters = rules.flatMap((rule) => parametersOf(rule))
  const alters = [...byRequirement].flatMap(([requirement, held]) => {
    const node = nodes.get(requirement)
    const adds = held.filter(notApplicable).map(({ card, terms }) => ({
      'by-id': card.id,
      props: own({
        'not-applicable': card.id,
        reason: terms.outOfScope?.reason,
        until: terms.outOfScope?.untilDay,
      }),
    }))
    return node === undefined || adds.length === 0 ? [] : [{ 'control-id': node, adds }]
  })
  const catalog = nameUuid('catalog', of.code)
  const body = {
    metadata: metadata({
      title: { en: `${of.title.en}: profile of ${scope}`, zh: `${of.title.zh}：${scope} 的城市配置` },
      version: of.version,
      changed,
      props: own({ framework: of.code, scope }),
    }),
    imports: [
      {
        href: `#${catalog}`,
        'include-all': {},
        ...(excluded.length > 0 && { 'exclude-controls': [{ 'with-ids': excluded }] }),
      },
    ],
    merge: { 'as-is': true },
    ...((parameters.length > 0 || alters.length > 0) && {
      modify: {
        ...(parameters.length > 0 && { 'set-parameters': parameters }),
        ...(alters.length > 0 && { alters }),
      },
    }),
    'back-matter': {
      resources: [{ uuid: catalog, title: of.title.en, rlinks: [{ href: `urn:citywide:framework:${of.code}` }] }],
    },
  }
  return { profile: { uuid: documentUuid('profile', body), ...body } }
}

function notApplicable({ terms }: EffectiveRule): boolean {
  return terms.outOfScope?.kind === 'not_applicable'
}

function parametersOf({ card, terms }: EffectiveRule) {
  const { limits: setting } = terms
  if (!setting) return []
  const { met, partly, minSample, weight, critical } = setting.limits
  const props = own({ reason: setting.reason, rule: card.id, weight, critical })
  const set = (name: string, values: string[]) => ({ 'param-id': `${card.id}_${name}`, props, values })
  return [
    ...(met === undefined ? [] : [set('met', valuesOf(met))]),
    ...(partly === undefined ? [] : [set('partly', partly === null ? ['none'] : valuesOf(partly))]),
    ...(minSample === undefined ? [] : [set('minSample', [String(minSample)])]),
  ]
}
