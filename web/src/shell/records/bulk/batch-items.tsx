/** What becomes, or became, of each record of a batch: changed, left as it is, refused and why. */
import type { BatchItem, BatchView } from '@citywide/model/platform/batch'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts, Words } from '../../../ui/language.tsx'
import { Failed, Loading } from '../../../ui/state.tsx'
import { formatField, type Reading } from '../field/format-field.ts'
import { pointedIn, useNames, useReading } from '../register/names.ts'
import { fieldOf, label, registerOf } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { itemsQuery, type Outcome } from './queries.ts'
import { texts } from './texts.ts'

interface BatchItemsProps {
  readonly declaration: RecordDeclaration
  readonly batch: BatchView
}

const noNames: Names = {}

export function BatchItems({ declaration, batch }: BatchItemsProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { counts, action, state } = batch
  const titles: Readonly<Record<Outcome, (count: string) => string>> = {
    refused: say.refused,
    unchanged: say.unchanged,
    accepted:
      state === 'preview'
        ? { change: say.changes, delete: say.deletes, restore: say.restored }[action]
        : { change: say.changed, delete: say.deleted, restore: say.restored }[action],
  }
  const parts = (['refused', 'accepted', 'unchanged'] as const).filter((outcome) => counts[outcome] > 0)
  return parts.map((outcome, index) => (
    <details key={outcome} className="batch-part" open={index === 0 || outcome === 'accepted'}>
      <summary>{titles[outcome](format.number(counts[outcome], 0))}</summary>
      <Items declaration={declaration} batch={batch} outcome={outcome} />
    </details>
  ))
}

function Items({ declaration, batch, outcome }: BatchItemsProps & { readonly outcome: Outcome }) {
  const say = useTexts(texts)
  const answer = useInfiniteQuery(itemsQuery(batch, outcome))
  const items = (answer.data?.pages ?? []).flatMap((page) => page.items)
  const pointed = items.flatMap(({ changes }) =>
    changes.flatMap(({ field, before, after }) => [
      ...pointedIn(declaration, { [field]: before }),
      ...pointedIn(declaration, { [field]: after }),
    ]),
  )
  const reading = useReading(useNames(noNames, pointed))
  if (answer.isPending) return <Loading rows={3} />
  if (answer.isError && items.length === 0) return <Failed onRetry={() => void answer.refetch()} />
  return (
    <>
      <ul className="lines">
        {items.map((item) => (
          <li key={item.position}>
            <Link to="/app/records/$path/$id" params={{ path: declaration.path, id: item.id }} target="_blank">
              <Words of={item.title} />
            </Link>
            <What declaration={declaration} item={item} reading={reading} />
          </li>
        ))}
      </ul>
      {answer.hasNextPage && (
        <Button kind="quiet" disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {say.more}
        </Button>
      )}
    </>
  )
}

function What({ declaration, item, reading }: { declaration: RecordDeclaration; item: BatchItem; reading: Reading }) {
  const say = useTexts(texts)
  const { language } = reading
  const { problem } = item
  if (problem) {
    const noun = problem.by && registerOf(problem.by.noun)?.title[language]
    return (
      <p className="batch-why">
        {problem.text[language]}
        {noun && ` ${say.usedBy(noun)}`}
        {problem.fields.map(({ pointer, text }) => {
          const field = fieldOf(declaration, pointer.split('/')[1] ?? '')
          return (
            <span key={pointer}> {field ? `${label(field.title, language)}: ${text[language]}` : text[language]}</span>
          )
        })}
      </p>
    )
  }
  return item.changes.map(({ field: name, before, after }) => {
    const field = fieldOf(declaration, name)
    const words = (value: unknown) => (field && formatField(field, value, reading)) ?? say.empty
    return (
      <p key={name} className="batch-change">
        {say.becomes(field ? label(field.title, language) : name, words(before), words(after))}
      </p>
    )
  })
}
