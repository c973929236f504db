/** What narrows the list: words, the filters one needs most, any other field; and which columns stand in it. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Button } from '../../../ui/button.tsx'
import { FilterBar, SearchBox } from '../../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import type { Names } from '../register/stored.ts'
import { AddFilter } from './add-filter.tsx'
import { ColumnsButton } from './columns-button.tsx'
import { usualFilters } from './columns.ts'
import { ExportMenu } from './export-menu.tsx'
import { FilterButton } from './filter-button.tsx'
import { SortMenu } from './sort-menu.tsx'
import { texts } from './texts.ts'
import type { ListView } from './use-list-search.ts'
import { texts as viewTexts } from '../views/texts.ts'
import type { OpenView } from '../views/use-open-view.ts'
import { ViewsMenu } from '../views/views-menu.tsx'

interface ListToolsProps {
  readonly declaration: RecordDeclaration
  readonly view: ListView
  readonly saved: OpenView
  readonly names: Names
}

export function ListTools({ declaration, view, saved, names }: ListToolsProps) {
  const say = useTexts(texts)
  const ofViews = useTexts(viewTexts)
  const { format, language } = useLanguage()
  const { filters, unknown } = view
  const usual = usualFilters(declaration)
  const set = filters.filter(({ field }) => !usual.includes(field))
  return (
    <>
      <FilterBar>
        <ViewsMenu declaration={declaration} shown={view} saved={saved} />
        <SearchBox
          label={say.find(language === 'zh' ? declaration.title.zh : declaration.plural)}
          value={view.q}
          onChange={view.setWords}
        />
        {usual.map((field) => (
          <FilterButton
            key={field}
            declaration={declaration}
            filter={filters.find((one) => one.field === field) ?? { field }}
            names={names}
            onChange={view.setFilter}
          />
        ))}
        {set.map((filter) => (
          <FilterButton
            key={filter.field}
            declaration={declaration}
            filter={filter}
            names={names}
            onChange={view.setFilter}
          />
        ))}
        <AddFilter
          declaration={declaration}
          taken={[...usual, ...set.map(({ field }) => field)]}
          names={names}
          onAdd={view.setFilter}
        />
        {(filters.length > 0 || view.q !== '') && (
          <Button kind="quiet" onClick={view.clear}>
            {say.clearFilters}
          </Button>
        )}
        <span className="tools-end">
          <SortMenu declaration={declaration} sort={view.sort} columns={view.columns} onSort={view.setSort} />
          <ExportMenu declaration={declaration} view={view} />
          <ColumnsButton declaration={declaration} columns={view.columns} onChange={view.setColumns} />
        </span>
      </FilterBar>
      {saved.fault && <output className="notice">{ofViews[saved.fault]}</output>}
      {unknown.length > 0 && (
        <output className="notice">{(saved.open ? ofViews.vanished : say.unknownParts)(format.list(unknown))}</output>
      )}
    </>
  )
}
