/** What stands behind one node: its rules, its relations to ours, and the city's own text. */
import type { MappingView, NodeView } from '@citywide/model/assurance/framework-view'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { NodeText } from './framework-text.tsx'
import { frameworkTexts } from './framework-texts.ts'
import { basisWords } from './framework-words.ts'
import { PartLink } from '../parts/part-link.tsx'
import { VerdictMark } from '../verdict-mark.tsx'

interface NodeBodyProps {
  /** Of the framework. */
  readonly code: string
  readonly node: NodeView
  readonly keeps: boolean
}

export function NodeBody({ code, node, keeps }: NodeBodyProps) {
  const say = useTexts(frameworkTexts)
  const { language } = useLanguage()
  const { note, basis, clause, requirement, mappings } = node
  return (
    <div className="node-body">
      {note && <p>{note[language]}</p>}
      <p className="meta">
        {basisWords[basis].about[language]}
        {Object.entries(clause ?? {}).map(([edition, place]) =>
          place === null ? null : <span key={edition}> {say.clause(edition, place)}</span>,
        )}
      </p>
      {requirement !== null && (
        <p>
          {say.rules}{' '}
          <EvidenceLink of={requirement}>
            <Chip>{requirement}</Chip>
          </EvidenceLink>
        </p>
      )}
      {node.shown !== null && (requirement === null || mappings.length > 0) && (
        <section>
          <h3>{say.mappings}</h3>
          {mappings.length === 0 ? (
            <p className="meta">{say.noMappings}</p>
          ) : (
            <ul className="relation-lines">
              {mappings.map((mapping) => (
                <Relation key={mapping.to ?? 'none'} of={mapping} />
              ))}
            </ul>
          )}
        </section>
      )}
      <NodeText code={code} node={node.code} keeps={keeps} />
    </div>
  )
}

function Relation({ of: { relation, to, title, state, reason } }: { readonly of: MappingView }) {
  const say = useTexts(frameworkTexts)
  const { language } = useLanguage()
  const words = {
    equal: say.equal,
    subset: say.subset,
    superset: say.superset,
    intersects: say.intersects,
    none: say.noRelation,
  } as const
  return (
    <li>
      <span>{words[relation]}</span>
      {to !== null && <Target of={to} title={title?.[language] ?? to} />}
      {state !== null && <VerdictMark state={state} evidence="register" />}
      <span className="meta">{reason[language]}</span>
    </li>
  )
}

/** A component has a page of its own; everything else opens its evidence. */
function Target({ of, title }: { readonly of: string; readonly title: string }) {
  const inside = (
    <>
      <Chip>{of}</Chip> <span>{title}</span>
    </>
  )
  return /^[A-D]\d*$/.test(of) ? <PartLink code={of}>{inside}</PartLink> : <EvidenceLink of={of}>{inside}</EvidenceLink>
}
