/** Where one works: the tree of scopes with a search in it, from the bar of every page. */
import type { ScopeView } from '@citywide/model/platform/session'
import { scopeKind } from '@citywide/model/platform/scope'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { useScope, useSession } from '../api/session.ts'
import './scopes.css'
import { texts } from './texts.ts'
import { type Branch, branchesOf, fitting } from './tree.ts'

export function ScopePicker({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const [words, setWords] = useState('')
  const scopes = useSession()?.scopes ?? []
  const wanted = words.trim().toLowerCase()
  const found = fitting(branchesOf(scopes), ({ code, title }) =>
    [code, title.zh, title.en].some((name) => name?.toLowerCase().includes(wanted)),
  )
  return (
    <Dialog kind="palette" title={say.choose} onClose={onClose}>
      <search className="scope-search">
        <SearchBox label={say.find} value={words} onChange={setWords} />
      </search>
      {found.length === 0 ? <p className="meta">{say.noneFits}</p> : <Choices of={found} onChoose={onClose} />}
      <p className="scope-picker-foot">
        <Link to="/app/scopes" onClick={onClose}>
          {say.toScopes}
        </Link>
      </p>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly of: readonly Branch<ScopeView>[]
  readonly onChoose: () => void
}

function Choices({ of, onChoose }: ChoicesProps) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const current = useScope()?.code
  const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = scopeKind.values
  return (
    <ul className="scope-choices">
      {of.map(({ of: { code, title, kind, evaluatedAt }, parts }) => (
        <li key={code}>
          <Link
            to="."
            search={(all) => ({ ...all, scope: code, evidence: undefined })}
            className="scope-choice"
            aria-current={code === current ? 'true' : undefined}
            activeProps={{}}
            onClick={onChoose}
          >
            <span>{words(title)}</span>
            <small>
              {[
                kinds[kind]?.[language] ?? kind,
                evaluatedAt !== null ? format.dayOf(evaluatedAt) : undefined,
                code === current ? say.here : undefined,
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </small>
          </Link>
          {parts.length > 0 && <Choices of={parts} onChoose={onChoose} />}
        </li>
      ))}
    </ul>
  )
}
