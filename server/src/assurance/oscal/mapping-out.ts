/** How a framework relates to what we can show, as an OSCAL mapping collection. */
import type { FrameworkPackage, NodeMapping } from '@citywide/model/assurance/framework'
import { documentUuid, metadata, nameUuid, oneLine, own } from './names.ts'
import { type MappingDocument, relationships } from './shape.ts'

export interface MappingGiven {
  readonly package: FrameworkPackage
  readonly changed: string
  /** Whether a target is a rule: a statement of a control, and no control itself. */
  readonly isRule: (code: string) => boolean
}

/** Undefined where the framework has no mappings: OSCAL knows no empty collection. */
export function mappingOf({ package: of, changed, isRule }: MappingGiven): MappingDocument | undefined {
  const maps = of.mappings.flatMap((mapping) => mapOf(of.code, mapping, isRule))
  const gaps = of.mappings.filter(({ to }) => to === null)
  if (maps.length === 0) return undefined
  const body = {
    metadata: metadata({
      title: {
        en: `${of.title.en}: relation to the evidence of ISO 37106`,
        zh: `${of.title.zh}：与 ISO 37106 证据的对应关系`,
      },
      version: of.version,
      changed,
      props: own({ framework: of.code }),
    }),
    provenance: {
      method: 'human' as const,
      'matching-rationale': 'functional' as const,
      status: 'complete' as const,
      'mapping-description':
        'Each relation is the argument of Citywide: how what the source asks relates to what the evidence of the target shows. No standard states it.',
    },
    mappings: [
      {
        uuid: nameUuid('mapping', of.code),
        'source-resource': { type: 'catalog' as const, href: `urn:citywide:framework:${of.code}` },
        'target-resource': { type: 'catalog' as const, href: 'urn:citywide:framework:ISO37106' },
        ...(gaps.length > 0 && {
          props: gaps.flatMap(({ from, reason }) => [
            { ...only(own({ 'gap-reason-en': reason.en })), class: from },
            { ...only(own({ 'gap-reason-zh': reason.zh })), class: from },
          ]),
        }),
        maps,
        ...(gaps.length > 0 && {
          'source-gap-summary': {
            uuid: nameUuid('gaps', of.code),
            'unmapped-controls': [{ 'with-ids': gaps.map(({ from }) => from) }],
          },
        }),
      },
    ],
  }
  return { 'mapping-collection': { uuid: documentUuid('mapping-collection', body), ...body } }
}

type MapItem = MappingDocument['mapping-collection']['mappings'][number]['maps'][number]

function mapOf(code: string, { from, relation, to, reason }: NodeMapping, isRule: MappingGiven['isRule']): MapItem[] {
  if (to === null || relation === 'none') return []
  return [
    {
      uuid: nameUuid('map', code, from, to),
      relationship: relationships[relation],
      sources: [{ type: 'control', 'id-ref': from }],
      targets: [{ type: isRule(to) ? 'statement' : 'control', 'id-ref': to }],
      props: own({ 'reason-zh': reason.zh }),
      remarks: oneLine(reason.en),
    },
  ]
}

function only<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('A reason is never empty.')
  return first
}
