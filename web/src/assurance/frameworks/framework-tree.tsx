/** The nodes of a framework as a tree. Each opens to what shows it and to the city's own text. */
import type { FrameworkDetail, NodeView } from '@citywide/model/assurance/framework-view'
import { useMemo, useState } from 'react'
import { Switch } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { NodeBody } from './framework-node.tsx'
import { frameworkTexts } from './framework-texts.ts'
import { basisWords, type Shown, shownOrder, shownTones } from './framework-words.ts'
import { VerdictMark } from '../verdict-mark.tsx'

export function FrameworkTree({ of }: { readonly of: FrameworkDetail }) {
  const say = useTexts(frameworkTexts)
  const [show, setShow] = useState<Shown | 'all'>('all')
  const under = useMemo(() => {
    const kept = keptFor(of.nodes, show)
    return Map.groupBy(
      of.nodes.filter(({ code }) => kept.has(code)),
      ({ parent }) => parent,
    )
  }, [of.nodes, show])
  if (of.nodes.length === 0) {
    return (
      <Panel title={say.nodes}>
        <p>{say.noNodes}</p>
      </Panel>
    )
  }
  const counted = shownOrder.filter((shown) => of.reach[shown] > 0)
  return (
    <Panel
      title={say.nodes}
      aside={
        counted.length > 1 && (
          <Switch
            label={say.toNodes}
            value={show}
            options={[
              { value: 'all' as const, text: say.all },
              ...counted.map((value) => ({ value, text: `${say[value]} ${of.reach[value]}` })),
            ]}
            onChange={setShow}
          />
        )
      }
      flush
    >
      {under.size === 0 ? <Empty title={say.nothingFits} /> : <Nodes of={of} under={under} parent={null} />}
    </Panel>
  )
}

/** What is shown as wished, with everything it stands below. */
function keptFor(nodes: readonly NodeView[], show: Shown | 'all'): ReadonlySet<string> {
  if (show === 'all') return new Set(nodes.map(({ code }) => code))
  const parents = new Map(nodes.map(({ code, parent }) => [code, parent]))
  const kept = new Set<string>()
  for (const { code, shown } of nodes) {
    if (shown !== show) continue
    for (let at: string | null = code; at !== null && !kept.has(at); at = parents.get(at) ?? null) kept.add(at)
  }
  return kept
}

interface NodesProps {
  readonly of: FrameworkDetail
  readonly under: ReadonlyMap<string | null, readonly NodeView[]>
  readonly parent: string | null
}

function Nodes({ of, under, parent }: NodesProps) {
  const nodes = under.get(parent) ?? []
  if (nodes.length === 0) return null
  return (
    <ul className={parent === null ? 'node-tree' : 'node-branch'}>
      {nodes.map((node) => (
        <li key={node.code}>
          <Node of={of} node={node} />
          <Nodes of={of} under={under} parent={node.code} />
        </li>
      ))}
    </ul>
  )
}

function Node({ of, node }: { readonly of: FrameworkDetail; readonly node: NodeView }) {
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  if (node.shown === null && node.note === null) {
    return (
      <div className="node-head">
        <Reference of={node.code} />
        <span className="node-title">{node.title[language]}</span>
        <Sureness of={node} />
      </div>
    )
  }
  return (
    <details className="node" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Reference of={node.code} />
        <span className="node-title">{node.title[language]}</span>
        <Sureness of={node} />
        <Standing of={node} />
      </summary>
      {open && <NodeBody code={of.code} node={node} keeps={of.keeps} />}
    </details>
  )
}

/** Codes that Citywide made up to give order say nothing to a reader. */
function Reference({ of }: { readonly of: string }) {
  return /^(part-|group-|case-|[a-z])/.test(of) ? null : <Chip>{of}</Chip>
}

function Sureness({ of: { basis } }: { readonly of: NodeView }) {
  const { language } = useLanguage()
  return (
    <span className="meta" title={basisWords[basis].about[language]}>
      {basisWords[basis].word[language]}
    </span>
  )
}

function Standing({ of: { shown, state, held, requirement } }: { readonly of: NodeView }) {
  const say = useTexts(frameworkTexts)
  if (shown === null) return null
  return (
    <>
      {/* What has rules of its own is shown by them: its verdict says so. */}
      {requirement === null && (
        <Mark tone={shownTones[shown]} weight="hollow">
          {held === null || held === 'empty' ? say[shown] : say[held]}
        </Mark>
      )}
      {state !== null && <VerdictMark state={state} evidence="register" />}
    </>
  )
}
