/** What narrows the rows. Everything stands in the address. */
import { actorKinds } from '@citywide/model/audit/row'
import { registers } from '@citywide/model/registers'
import { Button } from '../../ui/button.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { registerTitle } from '../records/register/register.ts'
import { actKinds } from './act-words.ts'
import type { AuditSearch } from './search.ts'
import { texts } from './texts.ts'

interface AuditFilterProps {
  readonly search: AuditSearch
  readonly set: (change: Partial<AuditSearch>) => void
}

const nothing = {
  fromDay: undefined,
  toDay: undefined,
  actor: undefined,
  actorKind: undefined,
  act: undefined,
  noun: undefined,
  object: undefined,
  purpose: undefined,
}

const one = (value: string | undefined) => (value === undefined ? [] : [value])
const typed = (value: string) => (value === '' ? undefined : value)

export function AuditFilter({ search, set }: AuditFilterProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { fromDay, toDay, actor, actorKind, act, noun, object, purpose } = search
  const nouns = registers
    .map((declaration) => ({ value: declaration.name, text: registerTitle(declaration, language) }))
    .toSorted((a, b) => format.compare(a.text, b.text))
  const narrowed = Object.keys(nothing).some((name) => search[name as keyof typeof nothing] !== undefined)
  return (
    <div className="audit-filter not-on-paper">
      <FilterBar>
        <TextField
          label={say.fromDay}
          kind="date"
          value={fromDay ?? ''}
          onChange={(day) => set({ fromDay: typed(day) })}
        />
        <TextField label={say.toDay} kind="date" value={toDay ?? ''} onChange={(day) => set({ toDay: typed(day) })} />
        <Filter
          label={say.act}
          options={actKinds(language)}
          values={one(act)}
          onChange={(values) => set({ act: values?.at(-1) })}
        />
        <Filter
          label={say.noun}
          options={nouns}
          values={one(noun)}
          onChange={(values) => set({ noun: values?.at(-1) })}
        />
        <Filter
          label={say.actorKind}
          options={actorKinds.map((kind) => ({ value: kind, text: say[kind] }))}
          values={one(actorKind)}
          onChange={(values) => set({ actorKind: actorKinds.find((kind) => kind === values?.at(-1)) })}
        />
        <SearchBox label={say.actor} value={actor ?? ''} onChange={(text) => set({ actor: typed(text.trim()) })} />
        <SearchBox label={say.object} value={object ?? ''} onChange={(text) => set({ object: typed(text.trim()) })} />
        <SearchBox
          label={say.purpose}
          value={purpose ?? ''}
          onChange={(text) => set({ purpose: typed(text.trim()) })}
        />
        {narrowed && (
          <Button kind="quiet" onClick={() => set(nothing)}>
            {say.clearAll}
          </Button>
        )}
      </FilterBar>
      <p className="meta">{say.readingIsNoted}</p>
    </div>
  )
}
