/** Which recommendations read this record: first those that judge it, with what it misses, then those that only look. */
import type { RecordRule } from '@citywide/model/assurance/record-evidence'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Shape, type Tone } from '../../../ui/mark.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Answer } from '../../api/answer.tsx'
import { useSession } from '../../api/session.ts'
import { classes, verdicts } from '../../api/standing.ts'
import { fieldOf } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import { type Around, evidenceQuery } from './around.ts'
import './record.css'
import { texts } from './texts.ts'

const SHOWN = 6
const tones = { fail: 'bad', unknown: 'none', pass: 'good' } as const satisfies Record<string, Tone>

interface RecommendationsProps {
  readonly around: Around
  readonly record: Stored
}

export function Recommendations({ around, record }: RecommendationsProps) {
  const say = useTexts(texts)
  const city = useSession()?.scopes.find(({ id }) => id === record.cityId)?.code
  const answer = useQuery(evidenceQuery(around, city))
  return (
    <Panel title={say.recommendations} flush>
      <Answer of={answer} rows={3} what={say.recommendations}>
        {({ rules, scope }) =>
          rules.length === 0 ? (
            <p className="panel-empty">{say.readByNone}</p>
          ) : (
            <Rules rules={rules} scope={scope} around={around} />
          )
        }
      </Answer>
    </Panel>
  )
}

interface RulesProps {
  readonly rules: readonly RecordRule[]
  readonly scope: string
  readonly around: Around
}

function Rules({ rules, scope, around }: RulesProps) {
  const say = useTexts(texts)
  const of = (...wanted: readonly RecordRule['verdict'][]) => rules.filter(({ verdict }) => wanted.includes(verdict))
  const [fail, unknown, pass] = [of('fail'), of('unknown'), of('pass')]
  const judging = fail.length + unknown.length + pass.length
  const shared = { scope, around }
  return (
    <>
      {judging > 0 && <p className="rules-lead">{say.judged(pass.length, fail.length, unknown.length)}</p>}
      <Some of={fail} {...shared} />
      <Some of={unknown} {...shared} />
      <Folded title={say.metHere(pass.length)} of={pass} {...shared} />
      <Folded title={say.alsoRead(judging, of('outside', null).length)} of={of('outside', null)} {...shared} />
    </>
  )
}

interface GroupProps {
  readonly of: readonly RecordRule[]
  readonly scope: string
  readonly around: Around
}

/** The first few in sight. */
function Some({ of, scope, around }: GroupProps) {
  const say = useTexts(texts)
  const [all, setAll] = useState(false)
  return (
    <>
      <ul className="lines rules">
        {(all ? of : of.slice(0, SHOWN)).map((rule) => (
          <RuleLine key={rule.rule} rule={rule} scope={scope} around={around} />
        ))}
      </ul>
      {!all && of.length > SHOWN && (
        <div className="table-foot">
          <Button kind="quiet" onClick={() => setAll(true)}>
            {say.allRules(of.length)}
          </Button>
        </div>
      )}
    </>
  )
}

function Folded({ title, of, scope, around }: GroupProps & { readonly title: string }) {
  if (of.length === 0) return null
  return (
    <details className="unused">
      <summary>{title}</summary>
      <ul className="lines">
        {of.map((rule) => (
          <RuleLine key={rule.rule} rule={rule} scope={scope} around={around} />
        ))}
      </ul>
    </details>
  )
}

interface RuleLineProps {
  readonly rule: RecordRule
  readonly scope: string
  readonly around: Around
}

function RuleLine({ rule, scope, around }: RuleLineProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { verdict } = rule
  const judged = verdict === null || verdict === 'outside' ? undefined : verdict
  const standing = verdicts[rule.state]
  const words = { fail: say.fails, unknown: say.cannotTell, pass: say.meets }
  return (
    <li className="rule">
      <Shape
        tone={judged === undefined ? standing.tone : tones[judged]}
        weight={judged === undefined ? classes[rule.class].weight : 'solid'}
      />
      <div>
        <p className="rule-title">
          {judged !== undefined && <span className="unseen">{words[judged]} </span>}
          <Link
            to="."
            search={(now) => ({ ...now, scope, evidence: rule.rule })}
            resetScroll={false}
            title={rule.text[language]}
          >
            {rule.title[language]}
          </Link>{' '}
          <Chip>{rule.recommendation}</Chip>
        </p>
        <Conditions of={[...rule.fails, ...rule.unknowns].map((text) => text[language])} />
        {judged === undefined && (
          <p className="meta">
            {verdict === 'outside' && `${say.notCounted} `}
            <Reads rule={rule} around={around} state={standing.word[language]} />
          </p>
        )}
      </div>
    </li>
  )
}

/** What the record misses, one condition to a line. */
function Conditions({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <ul className="rule-conditions">
      {of.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}

function Reads({ rule, around, state }: { rule: RecordRule; around: Around; state: string }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const names = rule.fields.flatMap((name) => fieldOf(around.declaration, name)?.title[language] ?? [])
  return names.length === 0 ? say.wholeScope(state) : say.readsFields(state, format.list(names))
}
