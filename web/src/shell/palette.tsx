/** Search over everything that has an address: screens, parts of the standard, registers, records. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { SearchField } from 'react-aria-components/SearchField'
import { Dialog } from '../ui/dialog.tsx'
import '../ui/field.css'
import { useTexts } from '../ui/language.tsx'
import './palette.css'
import { type Hit, useHits } from './palette-hits.ts'
import { Marked } from './search/marked.tsx'
import { texts as ownTexts } from './palette-texts.ts'
import { texts } from './texts.ts'

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const own = useTexts(ownTexts)
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const sections = useHits(words.trim())
  const hits = new Map(sections.flatMap(({ hits: all }) => all.map((hit) => [hit.id, hit])))
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    void navigate({ href: hit.href })
    onClose()
  }
  return (
    <Dialog kind="palette" title={say.searchShort} onClose={onClose}>
      <Autocomplete inputValue={words} onInputChange={setWords}>
        {/* A dialog moves the focus into itself; here to the field one came for. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <SearchField className="palette-field" aria-label={say.search} autoFocus>
          <Input className="input" placeholder={say.search} />
        </SearchField>
        <Menu
          className="list-box palette-list"
          aria-label={say.search}
          onAction={(key) => go(hits.get(String(key)))}
          renderEmptyState={() => <p className="quiet">{own.nothingFound}</p>}
        >
          {sections.map((section) => (
            <MenuSection key={section.title} id={section.title}>
              <Header className="palette-title">{section.title}</Header>
              {section.hits.map((hit) => (
                <MenuItem key={hit.id} id={hit.id} textValue={hit.name} className="list-item palette-item">
                  <span>{hit.match?.text === hit.name ? <Marked match={hit.match} /> : hit.name}</span>
                  {hit.match && hit.match.text !== hit.name && (
                    <small>
                      <Marked match={hit.match} />
                    </small>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}
