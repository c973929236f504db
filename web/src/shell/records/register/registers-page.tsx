/** Every register of the model, by the part of the standard that it belongs to. */
import { component } from '@citywide/model/codes/component'
import { registers } from '@citywide/model/registers'
import type { Text } from '@citywide/model/text'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FilterBar, SearchBox } from '../../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Empty } from '../../../ui/state.tsx'
import { ImportLink } from '../../imports/import-link.tsx'
import { ComponentChip } from './component-chip.tsx'
import { registerTitle } from './register.ts'
import './registers-page.css'
import { texts } from './texts.ts'

export function RegistersPage() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const found = registers.filter(({ title, plural, about, component: code }) =>
    [title.zh, plural, title.en, about.zh, about.en, code].some((text) => text.toLowerCase().includes(wanted)),
  )
  const parts = [...new Set(registers.map((declaration) => declaration.component))].toSorted(inOrder)
  const titleOf = (code: string) => {
    if (code === 'X') return say.base
    const titles: Readonly<Record<string, Text>> = component.values
    return code === 'E' ? say.emergency : (titles[code]?.[language] ?? code)
  }

  return (
    <>
      <PageHead title={say.registers} sentence={say.registersSentence(registers.length)} aside={<ImportLink />} />
      <FilterBar>
        <SearchBox label={say.findRegister} value={words} onChange={setWords} />
      </FilterBar>
      {found.length === 0 && <Empty title={say.noRegisterFits} />}
      <div className="register-parts">
        {parts.map((code) => {
          const of = found.filter((declaration) => declaration.component === code)
          if (of.length === 0) return null
          return (
            <Panel key={code} title={titleOf(code)} aside={<ComponentChip code={code} />} flush>
              <ul className="lines">
                {of.map((declaration) => (
                  <li key={declaration.path}>
                    <Link className="register-line" to="/app/records/$path" params={{ path: declaration.path }}>
                      <span className="line-title">{registerTitle(declaration, language)}</span>
                      <span className="line-about">{declaration.about[language]}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Panel>
          )
        })}
      </div>
    </>
  )
}

/** A, B1 … B14, C1 …, D, then emergency, then the base: the order of the standard. */
function inOrder(a: string, b: string): number {
  return orderKey(a) < orderKey(b) ? -1 : 1
}

function orderKey(code: string): string {
  return `${code.charAt(0)}${code.slice(1).padStart(3, '0')}`
}
