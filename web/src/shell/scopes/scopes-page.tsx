/** The scopes of this installation: the tree with what stands in each, and one of them beside its parts. */
import { scopeKind } from '@citywide/model/platform/scope'
import type { Counted, ScopeStanding } from '@citywide/model/assurance/standing'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, Words, useWords } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { useMayWrite, usePastMoment, useScope } from '../api/session.ts'
import { scopeTreeQuery } from './queries.ts'
import { RollUpPanel } from './roll-up.tsx'
import './scopes.css'
import { StateBar } from './state-bar.tsx'
import { texts } from './texts.ts'
import { type Branch, branchesOf } from './tree.ts'

const MoveDialog = lazy(() => import('./move-dialog.tsx').then((parts) => ({ default: parts.MoveDialog })))

export function ScopesPage() {
  const say = useTexts(texts)
  const answer = useQuery(scopeTreeQuery)
  const scopes = answer.data ?? []
  const cities = scopes.filter(({ kind }) => kind === 'city').length
  return (
    <>
      <PageHead title={say.scopes} sentence={answer.data && say.lead(cities, scopes.length - cities)} />
      <div className="stack">
        <Answer of={answer} rows={5} what={say.scopes}>
          {(all) => <TreePanel of={all} />}
        </Answer>
        <RollUpPanel />
      </div>
    </>
  )
}

function TreePanel({ of }: { readonly of: readonly ScopeStanding[] }) {
  const say = useTexts(texts)
  const words = useWords()
  const past = usePastMoment() !== undefined
  const mayWrite = useMayWrite() && !past
  const [moving, setMoving] = useState<ScopeStanding>()
  const [done, setDone] = useState('')
  return (
    <Panel
      title={say.tree}
      about={say.treeAbout}
      aside={
        mayWrite && (
          <Link to="/app/records/$path/new" params={{ path: 'scopes' }} search={{ kind: 'city' }} className="button">
            {say.addCity}
          </Link>
        )
      }
      flush
    >
      <output className="unseen">{done}</output>
      <Branches of={branchesOf(of)} onMove={mayWrite ? setMoving : undefined} />
      {moving && (
        <Suspense>
          <MoveDialog
            of={moving}
            all={of}
            onMoved={() => setDone(say.moved(words(moving.title)))}
            onClose={() => setMoving(undefined)}
          />
        </Suspense>
      )}
    </Panel>
  )
}

interface BranchesProps {
  readonly of: readonly Branch<ScopeStanding>[]
  readonly onMove: ((scope: ScopeStanding) => void) | undefined
}

function Branches({ of, onMove }: BranchesProps) {
  return (
    <ul className="scope-branches">
      {of.map((branch) => (
        <li key={branch.of.id}>
          <ScopeLine of={branch.of} depth={branch.depth} onMove={onMove} />
          {branch.parts.length > 0 && <Branches of={branch.parts} onMove={onMove} />}
        </li>
      ))}
    </ul>
  )
}

interface ScopeLineProps {
  readonly of: ScopeStanding
  readonly depth: number
  readonly onMove: ((scope: ScopeStanding) => void) | undefined
}

function ScopeLine({ of, depth, onMove }: ScopeLineProps) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const current = useScope()?.code === of.code
  const { id, code, title, kind, standard, own, inside, counts } = of
  const name = words(title)
  const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = scopeKind.values
  const count = ({ value, exact }: Counted) => (exact ? format.number(value) : say.about(format.number(value)))
  return (
    <div className="scope-line" data-depth={Math.min(depth, 4)} data-current={current || undefined}>
      <div className="scope-name">
        <Link
          to="."
          search={(all) => ({ ...all, scope: code, evidence: undefined })}
          resetScroll={false}
          activeProps={{}}
          aria-current={current ? 'true' : undefined}
        >
          <Words of={title} />
        </Link>
        <span className="meta">{[kinds[kind]?.[language] ?? kind, standard].filter(Boolean).join(' · ')}</span>
      </div>
      <span className="scope-records meta">
        {own.value === inside.value ? say.recordsOwn(count(own)) : say.records(count(inside), count(own))}
      </span>
      <span className="scope-verdicts">
        {counts ? <StateBar counts={counts} /> : <span className="meta">{say.notJudged}</span>}
      </span>
      <span className="scope-actions">
        {onMove && (
          <Link
            to="/app/records/$path/new"
            params={{ path: 'scopes' }}
            search={{ parentId: id }}
            className="button"
            data-kind="quiet"
            aria-label={say.addPartOf(name)}
          >
            {say.addPart}
          </Link>
        )}
        {onMove && kind !== 'city' && (
          <Button kind="quiet" aria-label={say.moveOf(name)} onClick={() => onMove(of)}>
            {say.move}
          </Button>
        )}
        <Link
          to="/app/records/$path/$id"
          params={{ path: 'scopes', id }}
          className="button"
          data-kind="quiet"
          aria-label={`${say.openRecord} ${name}`}
        >
          {say.openRecord}
        </Link>
      </span>
    </div>
  )
}
