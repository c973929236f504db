/** Which findings one is told of beyond one's own, and at which times the city sends at all. */
import type { FindingFollow } from '@citywide/model/assurance/finding-follow'
import { roleNames } from '@citywide/model/platform/role'
import type { Text } from '@citywide/model/text'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useChanging } from '../../shell/api/changing.ts'
import { componentsQuery } from '../../shell/api/components.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { useMayWrite, useSession } from '../../shell/api/session.ts'
import { classes } from '../../shell/api/standing.ts'
import { Button, Switch } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import './finding.css'
import { followFindings, followsQuery, unfollow } from './finding-queries.ts'
import { CitySettings } from './finding-settings.tsx'
import { findingTexts } from './finding-texts.ts'
import { severities } from './finding-words.tsx'
import { followTexts } from './follow-texts.ts'

const roles: Readonly<Record<string, Text>> = roleNames
const kinds = ['live', 'register', 'mixed', 'assessed'] as const

export function NoticesDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(followTexts)
  const answer = useQuery(followsQuery)
  const ending = useChanging('finding-follows', unfollow)
  return (
    <Dialog kind="drawer" title={say.title} head={<p className="evidence-question">{say.lead}</p>} onClose={onClose}>
      <div className="finding-body">
        <section>
          <h3>{say.yours}</h3>
          <Answer of={answer} rows={2} what={say.yours}>
            {(follows) =>
              follows.length === 0 ? (
                <p className="quiet">{say.none}</p>
              ) : (
                <ul className="follow-list">
                  {follows.map((follow) => (
                    <Followed key={follow.id} of={follow} onEnd={() => ending.mutate(follow.id)} />
                  ))}
                </ul>
              )
            }
          </Answer>
          <Fault of={ending.error} />
        </section>
        <FollowMore />
        <CitySettings />
      </div>
    </Dialog>
  )
}

function Followed({ of, onEnd }: { readonly of: FindingFollow; readonly onEnd: () => void }) {
  const say = useTexts(followTexts)
  const levels = useTexts(findingTexts)
  const { language, format } = useLanguage()
  const words = useWords()
  const scopes = useSession()?.scopes ?? []
  const parts = useQuery(componentsQuery).data ?? []
  const scope = scopes.find(({ code }) => code === of.scope)
  const part = parts.find(({ code }) => code === of.component)
  const what = [
    scope && words(scope.title),
    of.component && `${of.component} ${part?.title[language] ?? ''}`.trim(),
    of.severity && say.andWorse(levels[of.severity]),
    of.class && classes[of.class].word[language],
  ].filter((one) => typeof one === 'string')
  const name = what.length === 0 ? say.everything : format.list(what)
  return (
    <li>
      <span className="finding-cell">
        <span>{name}</span>
        <span className="meta">
          {say[of.channel]}
          {of.role !== null && ` · ${say.forRole(roles[of.role]?.[language] ?? of.role)}`}
        </span>
      </span>
      {of.mayEnd && (
        <Button kind="quiet" aria-label={say.endOf(name)} onClick={onEnd}>
          {say.end}
        </Button>
      )}
    </li>
  )
}

function FollowMore() {
  const say = useTexts(followTexts)
  const levels = useTexts(findingTexts)
  const { language } = useLanguage()
  const words = useWords()
  const keeps = useMayWrite('assurance')
  const scopes = useSession()?.scopes ?? []
  const parts = useQuery(componentsQuery).data ?? []
  const [role, setRole] = useState<string | null>(null)
  const [scope, setScope] = useState<string | null>(null)
  const [component, setComponent] = useState<string | null>(null)
  const [severity, setSeverity] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [channel, setChannel] = useState<'at_once' | 'digest'>('digest')
  const key = useRef(newKey())
  const following = useChanging('finding-follows', () =>
    followFindings(
      {
        role,
        scope,
        component,
        severity: severities.find((one) => one === severity) ?? null,
        class: kinds.find((one) => one === kind) ?? null,
        channel,
      },
      key.current,
    ),
  )
  const add = () => following.mutate(undefined, { onSuccess: () => (key.current = newKey()) })
  return (
    <section className="finding-form">
      <h3>{say.add}</h3>
      <div className="finding-fields">
        <Select
          label={say.scope}
          value={scope}
          options={scopes.map(({ code, title }) => ({ value: code, text: words(title) }))}
          onChange={setScope}
        />
        <Select
          label={say.part}
          value={component}
          options={parts.map(({ code, title }) => ({ value: code, text: `${code} ${title[language]}` }))}
          onChange={setComponent}
        />
        <Select
          label={say.severity}
          value={severity}
          options={severities.map((value) => ({ value, text: say.andWorse(levels[value]) }))}
          onChange={setSeverity}
        />
        <Select
          label={say.class}
          value={kind}
          options={kinds.map((value) => ({ value, text: classes[value].word[language] }))}
          onChange={setKind}
        />
        {keeps && (
          <Select
            label={say.role}
            value={role}
            options={Object.entries(roleNames).flatMap(([value, name]) =>
              value === 'program' || value === 'citizen' ? [] : [{ value, text: name[language] }],
            )}
            help={role === null ? say.myself : undefined}
            onChange={setRole}
          />
        )}
      </div>
      <Switch
        label={say.channel}
        value={channel}
        options={[
          { value: 'at_once', text: say.at_once },
          { value: 'digest', text: say.digest },
        ]}
        onChange={setChannel}
      />
      <Fault of={following.error} />
      <div className="row">
        <Button kind="primary" disabled={following.isPending} onClick={add}>
          {say.follow}
        </Button>
      </div>
    </section>
  )
}
