/** One rule: the card in force, what is being written, and all its versions. */
import type { RuleFile } from '@citywide/model/assurance/rule-studio'
import type { Puts } from '@citywide/model/assurance/rule-version'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Loading } from '../../ui/state.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { StudioCard } from './studio-card.tsx'
import { beginVersion, ruleFileQuery } from './studio-queries.ts'
import { studioTexts } from './studio-texts.ts'
import { StudioVersions } from './studio-versions.tsx'

const StudioEditor = lazy(() =>
  import('./studio-editor.tsx').then(({ StudioEditor: component }) => ({ default: component })),
)

export function StudioRule({ id }: { readonly id: string }) {
  const say = useTexts(studioTexts)
  return (
    <Answer of={useQuery(ruleFileQuery(id))} rows={12} what={say.rule} page>
      {(file) => <File of={file} />}
    </Answer>
  )
}

function File({ of: file }: { readonly of: RuleFile }) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const { id, requirement, inForce, versions } = file
  const open = versions.find(({ state }) => state === 'draft' || state === 'review')
  const title = inForce?.card.title ?? versions.find(({ card }) => card)?.card?.title
  const named = title?.[language]
  return (
    <>
      <PageHead
        above={
          <span className="row">
            <Link to="/app/assurance/rules/{-$id}" params={{}}>
              {say.allRules}
            </Link>
            <Chip>{id}</Chip>
          </span>
        }
        title={named === undefined || named === '' ? `${say.rule} ${id}` : named}
        sentence={
          <>
            <EvidenceLink of={requirement.code}>{requirement.code}</EvidenceLink> {requirement.text[language]}
          </>
        }
        aside={inForce && <EvidenceLink of={id}>{say.seeEvidence}</EvidenceLink>}
      />
      {file.releaseMoved && <p className="notice">{say.releaseMoved}</p>}
      {file.broken !== null && <p className="notice">{say.broken(file.broken)}</p>}
      {open ? (
        <Suspense fallback={<Loading rows={8} />}>
          <StudioEditor key={open.id} version={open} file={file} />
        </Suspense>
      ) : (
        <Panel title={say.inForce} about={inForce ? origin(inForce.no, say) : undefined}>
          {inForce ? <StudioCard card={inForce.card} /> : <p>{say.notInForce}</p>}
          {file.mayWrite && <Begin of={file} />}
        </Panel>
      )}
      <StudioVersions of={file} />
    </>
  )
}

function origin(no: number, say: { standing_release: string; versionNo: (no: number) => string }): string {
  return no === 0 ? say.standing_release : say.versionNo(no)
}

/** What can be begun with a rule as it stands. */
function Begin({ of: { id, release, inForce, versions } }: { readonly of: RuleFile }) {
  const say = useTexts(studioTexts)
  const beginning = useChanging('rule-cards', (puts: Puts) => beginVersion({ rule: id, puts }))
  const [last] = versions
  const offered: readonly (readonly [Puts, string])[] = [
    ['card', say.change],
    ...(release && last && last.puts !== 'release' ? ([['release', say.backToRelease]] as const) : []),
    ...(release === null && inForce ? ([['retired', say.retire]] as const) : []),
  ]
  return (
    <div className="stack">
      <div className="row">
        {offered.map(([puts, words], index) => (
          <Button
            key={puts}
            kind={index === 0 ? 'primary' : 'plain'}
            disabled={beginning.isPending}
            onClick={() => beginning.mutate(puts)}
          >
            {words}
          </Button>
        ))}
      </div>
      <Fault of={beginning.error} />
    </div>
  )
}
