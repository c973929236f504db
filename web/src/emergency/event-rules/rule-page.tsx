/** One event rule: what it says, how it would have done, whether it is on, how its groups stand. */
import type { EventRuleDeclaration, EventRuleExample } from '@citywide/model/observations/event-rule'
import { eventRuleFaults } from '@citywide/model/observations/event-rule-check'
import { eventRuleSentence } from '@citywide/model/observations/event-rule-sentence'
import type { EventRuleView } from '@citywide/model/observations/event-rule-view'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { useMayWrite, useScope } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import '../../ui/panel.css'
import './event-rules.css'
import { RuleStateMark } from './group-state.tsx'
import { checkQuery, declareRule, endSilence, measuredQuery, ruleQuery, switchRule, writeRule } from './queries.ts'
import { RuleExamples } from './rule-examples.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleGroups, RuleTold } from './rule-groups.tsx'
import { RuleSentence } from './rule-sentence.tsx'
import { RuleTrial } from './rule-trial.tsx'
import { SilenceDialog } from './silence-dialog.tsx'
import { texts as roomTexts } from '../texts.ts'
import { texts } from './texts.ts'

export function RulePage({ id }: { readonly id: string }) {
  return id === 'new' ? <NewRulePage /> : <KeptRulePage id={id} />
}

function Above() {
  const say = useTexts(texts)
  const room = useTexts(roomTexts)
  return (
    <>
      <Link to="/app/emergency">{room.operations}</Link>
      <Link to="/app/emergency/event-rules/{-$id}" params={{ id: undefined }}>
        {say.rules}
      </Link>
    </>
  )
}

function NewRulePage() {
  const say = useTexts(texts)
  const scope = useScope()
  return (
    <>
      <PageHead above={<Above />} title={say.newRule} />
      {scope && <RuleEditor key={scope.code} scope={scope.code} />}
    </>
  )
}

function KeptRulePage({ id }: { readonly id: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const answer = useQuery(ruleQuery(id))
  const rule = answer.data
  return (
    <>
      <PageHead
        above={<Above />}
        title={rule ? rule.declaration.title[language] : say.rule}
        aside={rule && <RuleStateMark of={rule.state} />}
      />
      <Answer of={answer} rows={8} what={say.rule}>
        {(view) => <RuleEditor rule={view} scope={view.declaration.scope} />}
      </Answer>
    </>
  )
}

const blank = (scope: string): EventRuleDeclaration => ({
  title: { zh: '', en: '' },
  scope,
  aggregate: 'mean',
  property: '',
  unit: '1',
  where: { streams: [], areas: [], place: null },
  per: 'stream',
  windowSeconds: 3_600,
  side: 'above',
  limit: Number.NaN,
  forSeconds: 0,
  clear: { level: Number.NaN, forSeconds: 0 },
  noDataSeconds: 10_800,
  latenessSeconds: 120,
  severity: 2,
  opens: 'alert',
  tells: 'duty_officer',
  once: 'group',
})

interface RuleEditorProps {
  /** Absent: a rule that is not kept yet. */
  readonly rule?: EventRuleView
  readonly scope: string
}

function RuleEditor({ rule: kept, scope }: RuleEditorProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const mayWrite = useMayWrite('emergency') && (kept?.mayWrite ?? true)
  // What was read last: what others wrote meanwhile is not overwritten.
  const [read, setRead] = useState(kept)
  const [rule, setRule] = useState(kept?.declaration ?? blank(scope))
  const [examples, setExamples] = useState<readonly EventRuleExample[]>(kept?.examples ?? [])
  const [key, setKey] = useState(newKey)
  const measured = useQuery(measuredQuery(scope)).data ?? []
  const take = (now: EventRuleView) => {
    setRead(now)
    setRule(now.declaration)
    setExamples(now.examples)
    setKey(newKey())
  }
  if (kept && read && kept.revision > read.revision && JSON.stringify(rule) === JSON.stringify(read.declaration))
    take(kept)
  const whole = isWhole(rule) && examples.every(({ title }) => title.trim() !== '')
  const written = { declaration: rule, examples: [...examples], note: null }
  const check = useQuery(checkQuery(written, whole))
  const own = whole ? eventRuleFaults(rule) : []
  const faults = whole ? (check.data?.faults ?? own) : own
  const stopping = faults.filter(({ stops }) => stops)
  const hints = faults.filter(({ stops }) => !stops)
  const dirty =
    !read ||
    JSON.stringify(rule) !== JSON.stringify(read.declaration) ||
    JSON.stringify(examples) !== JSON.stringify(read.examples)
  const saving = useChanging('event-rules', async () => {
    const now = read ? await writeRule(read, written) : await declareRule(written, key)
    take(now)
    if (!read) await navigate({ to: '/app/emergency/event-rules/{-$id}', params: { id: now.id }, replace: true })
  })
  const switching = useChanging('event-rules', async (act: 'on' | 'off') => {
    if (read) take(await switchRule(read, act, key))
  })
  const on = read?.state === 'on'
  const writes = mayWrite && !on
  const failing = check.data?.examples.some(({ holds }) => !holds) ?? false
  return (
    <div className="event-rule">
      <div className="stack event-rule-main">
        {on && read && <RuleGroups of={read} />}
        {writes ? (
          <Panel title={say.declaration} aside={dirty && say.unsaved}>
            <RuleForm rule={rule} measured={measured} faults={faults} onChange={setRule} />
          </Panel>
        ) : null}
        <RuleTrial rule={rule} sound={whole && own.every(({ stops }) => !stops)} />
        {(writes || examples.length > 0) && (
          <RuleExamples
            examples={examples}
            outcomes={whole ? (check.data?.examples ?? []) : []}
            onChange={writes ? setExamples : undefined}
          />
        )}
        {read && read.state !== 'draft' && <RuleTold of={read} />}
      </div>
      <div className="stack event-rule-side">
        <Panel title={say.sentence} about={say.sentenceAbout}>
          <div aria-live="polite">
            <RuleSentence of={check.data && whole ? check.data.sentence : eventRuleSentence(shownOf(rule))} />
          </div>
          {whole && check.data && <p className="meta">{say.watches(check.data.streams, check.data.groups)}</p>}
          <FaultList title={say.faults} of={stopping.map(({ text }) => text[language])} />
          <FaultList title={say.hints} of={hints.map(({ text }) => text[language])} />
          {mayWrite && (
            <div className="stack event-rule-acts">
              {on && <p className="meta">{say.isOn}</p>}
              {!on && dirty && read && <p className="meta">{say.saveFirst}</p>}
              <div className="row">
                {!on && (
                  <Button
                    kind="primary"
                    disabled={!dirty || !whole || saving.isPending}
                    onClick={() => saving.mutate()}
                  >
                    {dirty ? say.save : say.saved}
                  </Button>
                )}
                {read && !on && (
                  <Button
                    disabled={dirty || stopping.length > 0 || failing || switching.isPending}
                    onClick={() => switching.mutate('on')}
                  >
                    {say.on}
                  </Button>
                )}
                {on && (
                  <Button disabled={switching.isPending} onClick={() => switching.mutate('off')}>
                    {say.off}
                  </Button>
                )}
              </div>
              <Fault of={saving.error ?? switching.error} />
            </div>
          )}
          {on && kept && kept.late > 0 && <p className="meta">{say.late(kept.late)}</p>}
        </Panel>
        {on && kept && <Silences of={kept} mayWrite={mayWrite} />}
        {kept && <Versions of={kept} />}
      </div>
    </div>
  )
}

/** Whether every field holds something that can be sent. */
function isWhole({
  title,
  property,
  limit,
  clear,
  windowSeconds,
  forSeconds,
  noDataSeconds,
  latenessSeconds,
}: EventRuleDeclaration): boolean {
  const numbers = [limit, clear.level, clear.forSeconds, windowSeconds, forSeconds, noDataSeconds ?? 0, latenessSeconds]
  return title.zh.trim() !== '' && title.en.trim() !== '' && property !== '' && numbers.every(Number.isFinite)
}

/** What is not written yet is shown as a gap. */
function shownOf(rule: EventRuleDeclaration): EventRuleDeclaration {
  return { ...rule, property: rule.property === '' ? '…' : rule.property }
}

function FaultList({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <div className="event-rule-faults">
      <h3>{title}</h3>
      <ul>
        {of.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}

function Silences({ of, mayWrite }: { readonly of: EventRuleView; readonly mayWrite: boolean }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [open, setOpen] = useState(false)
  const ending = useChanging('event-rules', (silence: string) => endSilence(of.id, silence))
  return (
    <Panel title={say.silences}>
      <div className="stack">
        {of.silences.map(({ id, title, reason, by, until }) => (
          <div key={id} className="stack">
            <p>
              <strong>{title?.[language] ?? say.wholeRule}</strong> {say.until2} {format.moment(until)}
              <br />
              <span className="meta">
                {reason} · {by.name[language]}
              </span>
            </p>
            {mayWrite && (
              <div className="row">
                <Button disabled={ending.isPending} onClick={() => ending.mutate(id)}>
                  {say.end}
                </Button>
              </div>
            )}
          </div>
        ))}
        {mayWrite && (
          <div className="row">
            <Button onClick={() => setOpen(true)}>{say.silenceRule}</Button>
          </div>
        )}
        <Fault of={ending.error} />
      </div>
      {open && (
        <SilenceDialog id={of.id} group={null} about={of.declaration.title[language]} onClose={() => setOpen(false)} />
      )}
    </Panel>
  )
}

function Versions({ of: { versions } }: { readonly of: EventRuleView }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return (
    <Panel title={say.versions}>
      <Facts>
        {versions.map(({ version, at, by, sentence }) => (
          <Fact key={version} name={say.version(version)}>
            {format.moment(at)}
            {by && ` · ${by.name[language]}`}
            <p className="meta">{sentence[language]}</p>
          </Fact>
        ))}
      </Facts>
    </Panel>
  )
}
