/** One of two values of a field that stand side by side: in texts the words that differ are marked. */
import type { Field } from '@citywide/model/record/field'
import { type Language, languages } from '@citywide/model/text'
import { useTexts } from '../../../ui/language.tsx'
import { tagOf } from '../../../ui/text.ts'
import { cityTextOf } from '../register/stored.ts'
import './difference.css'
import { FieldValue } from './field-value.tsx'
import { isMissing, type Reading } from './format-field.ts'
import { texts } from './texts.ts'
import { wordDifference } from './word-difference.ts'

interface DifferenceProps {
  readonly field: Field
  readonly before: unknown
  readonly after: unknown
  /** Which of the two is shown here. */
  readonly side: 'before' | 'after'
  readonly reading: Reading
}

export function Difference({ field, before, after, side, reading }: DifferenceProps) {
  const { language } = reading
  const value = side === 'before' ? before : after
  if (isMissing(before) || isMissing(after)) return <FieldValue field={field} value={value} reading={reading} />
  if (field.type === 'text' && typeof before === 'string' && typeof after === 'string') {
    return <Marked before={before} after={after} side={side} language={language} />
  }
  const [one, other] = field.type === 'bilingual' ? [cityTextOf(before), cityTextOf(after)] : []
  if (!one || !other) return <FieldValue field={field} value={value} reading={reading} />
  // The reader's language first, as everywhere.
  return languages
    .toSorted((a) => (a === language ? -1 : 1))
    .map((each) => (
      <InLanguage key={each} before={one[each]} after={other[each]} side={side} of={each} reader={language} />
    ))
}

function InLanguage({
  before = '',
  after = '',
  side,
  of,
  reader,
}: {
  before: string | undefined
  after: string | undefined
  side: 'before' | 'after'
  of: Language
  reader: Language
}) {
  const say = useTexts(texts)
  if (before === '' && after === '') return null
  return (
    <span lang={tagOf[of]} className={of === reader ? 'wording' : 'wording other-language'}>
      {(side === 'before' ? before : after) === '' ? (
        <span className="missing" lang={tagOf[reader]}>
          {say.notIn(of)}
        </span>
      ) : (
        <Marked before={before} after={after} side={side} language={of} />
      )}
    </span>
  )
}

function Marked({
  before,
  after,
  side,
  language,
}: {
  before: string
  after: string
  side: 'before' | 'after'
  language: Language
}) {
  const hidden = side === 'before' ? 'new' : 'gone'
  return (
    <span className="long-text">
      {wordDifference(before, after, language)
        .filter(({ kind }) => kind !== hidden)
        .map(({ text, kind }, at) =>
          kind === 'same' ? text : kind === 'gone' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>,
        )}
    </span>
  )
}
