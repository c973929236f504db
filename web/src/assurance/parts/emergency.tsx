/** The command cycle in an emergency: seven stages in three management areas, judged from incidents and exercises. */
import type { CatalogueView } from '@citywide/model/assurance/catalogue-view'
import type { RecommendationVerdict } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../shell/api/answer.tsx'
import { catalogueQuery } from '../../shell/api/components.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import './beside.css'
import { besideTexts } from './beside-texts.ts'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import { PartLink } from './part-link.tsx'
import { PartRegisters } from './part-registers.tsx'
import { Waiting } from './part-waiting.tsx'
import './part.css'
import { besideQuery } from '../queries.ts'
import { RuleLine } from '../rule-line.tsx'
import { VerdictMark } from '../verdict-mark.tsx'
import { useSight } from '../history/sight.ts'
import { weightOf } from '../weight-of.ts'

type Emergency = CatalogueView['emergency']

export function EmergencyPage() {
  const answer = useQuery(catalogueQuery)
  return (
    <Answer of={answer} rows={8} what="EM" page>
      {({ emergency }) => <Content of={emergency} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: Emergency }) {
  const say = useTexts(besideTexts)
  const { language } = useLanguage()
  const answer = useQuery(besideQuery('EM', useSight()))
  const cells = (answer.data ?? []).filter(({ code }) => code !== 'EM0')
  const met = cells.filter(({ state }) => state === 'met' || state === 'attested').length
  const none = cells.filter(({ state }) => state === 'not_assessable').length
  return (
    <>
      <PageHead
        above={
          <>
            <Chip>EM</Chip>
            <span>{of.standards.join(' · ')}</span>
          </>
        }
        title={of.title[language]}
        sentence={answer.data && say.emergencyLead(met, cells.length, none)}
        aside={<DayPicker />}
      />
      <KnownStrip known={cells[0]?.known} />
      <div className="stack">
        <Answer of={answer} rows={8} what={of.title[language]}>
          {(verdicts) => (
            <>
              <CycleTable of={of} verdicts={verdicts} />
              <Readiness of={verdicts.find(({ code }) => code === 'EM0')} />
            </>
          )}
        </Answer>
        <PartRegisters code="E" />
        <Waiting code="EM" />
        <p className="meta">{of.note[language]}</p>
      </div>
    </>
  )
}

interface CycleProps {
  readonly of: Emergency
  readonly verdicts: readonly RecommendationVerdict[]
}

// On a phone the cells of a stage stand below each other, and with another `display` some browsers forget the table.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
function CycleTable({ of: { stages, areas }, verdicts }: CycleProps) {
  const say = useTexts(besideTexts)
  const { language } = useLanguage()
  return (
    <Panel title={say.cycle} flush>
      <table className="cycle" role="table" aria-label={say.cycle}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {say.stage}
            </th>
            {areas.map(({ code, title }) => (
              <th key={code} role="columnheader" scope="col">
                {title[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {stages.map(({ code, title, need, cells }) => (
            <tr key={code} role="row">
              <th role="rowheader" scope="row">
                <span className="cycle-stage">{title[language]}</span>
                <span className="meta">{need[language]}</span>
              </th>
              {areas.map((area) => {
                const cell = cells.find((one) => one.area === area.code)
                const verdict = verdicts.find((one) => one.code === cell?.code)
                return (
                  <td key={area.code} role="cell" data-title={area.title[language]}>
                    {cell && <Cell of={cell} verdict={verdict} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
/* oxlint-enable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */

interface CellProps {
  readonly of: Emergency['stages'][number]['cells'][number]
  readonly verdict: RecommendationVerdict | undefined
}

function Cell({ of: { code, text, links }, verdict }: CellProps) {
  const say = useTexts(besideTexts)
  const { language } = useLanguage()
  return (
    <div className="cycle-cell">
      <EvidenceLink of={code}>{text[language]}</EvidenceLink>
      <span className="cycle-foot">
        {verdict && <VerdictMark state={verdict.state} evidence={weightOf(verdict)} />}
        {links.length > 0 && (
          <span className="draws">
            <span className="unseen">{say.linkedWith}</span>
            {links.map((link) => (
              <PartLink key={link} code={link}>
                <Chip>{link}</Chip>
              </PartLink>
            ))}
          </span>
        )}
      </span>
    </div>
  )
}

function Readiness({ of }: { readonly of: RecommendationVerdict | undefined }) {
  const say = useTexts(besideTexts)
  if (!of) return null
  return (
    <Panel title={say.readiness} aside={<VerdictMark state={of.state} evidence={weightOf(of)} />}>
      <ul className="rule-lines">
        {of.rules.map((rule) => (
          <RuleLine key={rule.rule} of={rule} />
        ))}
      </ul>
    </Panel>
  )
}
