/** What the rules of a node rest on, as a bar: live full, register lined, assessed dotted, attested hatched, the rest empty. */
import type { NodeStanding } from '@citywide/model/assurance/node-standing'
import { useTexts } from '../ui/language.tsx'
import { overviewTexts } from './overview/overview-texts.ts'
import './split.css'

const splitKinds = ['live', 'register', 'assessed', 'attested'] as const

export function SplitBar({ of }: { readonly of: Pick<NodeStanding, 'split' | 'applicable'> }) {
  const say = useTexts(overviewTexts)
  const { live, register, assessed, attested } = of.split
  const words = say.splitWords(live, register, assessed, attested)
  return (
    <span className="split" title={words}>
      <span className="unseen">{words}</span>
      <span className="split-bar" aria-hidden="true">
        {splitKinds.map((kind) => (
          <i key={kind} data-kind={kind} style={{ flexGrow: of.split[kind] }} />
        ))}
        <i style={{ flexGrow: Math.max(0, of.applicable - live - register - assessed - attested) }} />
      </span>
    </span>
  )
}

export function SplitKey() {
  const say = useTexts(overviewTexts)
  return (
    <ul className="split-key">
      {splitKinds.map((kind) => (
        <li key={kind}>
          <span className="split-bar" aria-hidden="true">
            <i data-kind={kind} style={{ flexGrow: 1 }} />
          </span>
          {say[kind]}
        </li>
      ))}
      <li>
        <span className="split-bar" aria-hidden="true">
          <i style={{ flexGrow: 1 }} />
        </span>
        {say.without}
      </li>
    </ul>
  )
}
