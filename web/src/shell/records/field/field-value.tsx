/** A field's value on the page: names are links, codes are words, nothing recorded says so. */
import type { Field } from '@citywide/model/record/field'
import type { CityText } from '@citywide/model/text'
import { Link } from '@tanstack/react-router'
import { Tag } from '../../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../../ui/language.tsx'
import { tagOf } from '../../../ui/text.ts'
import { codeWords, formatField, isMissing, type Reading } from './format-field.ts'
import { label } from '../register/register.ts'
import { cityTextOf, idsIn } from '../register/stored.ts'
import { texts } from './texts.ts'
import './field-value.css'

interface FieldValueProps {
  readonly field: Field
  readonly value: unknown
  readonly reading: Reading
  /** A row of a list: short, and a dash where nothing is recorded. */
  readonly row?: boolean
  /** The state of a record: its word stands in a tag. */
  readonly state?: boolean
}

/** Names of a list that a row shows; the rest is counted. */
const IN_ROW = 2

export function FieldValue({ field, value, reading, row = false, state = false }: FieldValueProps) {
  if (isMissing(value)) return <Missing row={row} />
  switch (field.type) {
    case 'bilingual': {
      const text = cityTextOf(value)
      if (!text) return formatField(field, value, reading)
      return row ? (
        <span className="clipped">
          <Words of={text} />
        </span>
      ) : (
        <BothLanguages text={text} />
      )
    }
    case 'text':
      return <span className={row ? 'clipped' : 'long-text'}>{formatField(field, value, reading)}</span>
    case 'boolean':
      return row || typeof value !== 'boolean'
        ? formatField(field, value, reading)
        : label(value ? field.yes : field.no, reading.language)
    case 'number':
    case 'integer':
    case 'date':
      return <span className="figures">{formatField(field, value, reading)}</span>
    case 'datetime':
      return <Moment at={String(value)} words={formatField(field, value, reading)} ago={row && field.derived} />
    case 'code':
      return state ? (
        <span>
          <Tag>{formatField(field, value, reading)}</Tag>
        </span>
      ) : (
        formatField(field, value, reading)
      )
    case 'codes':
      return <CodeList values={idsIn(value)} field={field} reading={reading} row={row} />
    case 'ref':
    case 'refs':
      return <Links ids={idsIn(value)} reading={reading} row={row} />
    case 'json':
      return row ? formatField(field, value, reading) : <Structured value={value} />
  }
}

/** What the platform keeps by itself is read as an age in a list; the moment stands in its tip. */
function Moment({
  at,
  words,
  ago,
}: {
  readonly at: string
  readonly words: string | undefined
  readonly ago: boolean
}) {
  const { format, now } = useLanguage()
  return (
    <time className="figures" dateTime={at} {...(ago && { title: words })}>
      {ago ? format.ago(at, now) : words}
    </time>
  )
}

function Missing({ row = false }: { readonly row?: boolean }) {
  const say = useTexts(texts)
  if (!row) return <span className="missing">{say.notRecorded}</span>
  return (
    <span className="missing">
      <span aria-hidden="true">–</span>
      <span className="unseen">{say.notRecorded}</span>
    </span>
  )
}

/** What the reader reads first, then the same in the other language; a missing one is said by `Words`. */
function BothLanguages({ text }: { readonly text: CityText }) {
  const { language } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  const second = text[language] ? text[other] : undefined
  if (!second || second === text[language])
    return (
      <span className="long-text">
        <Words of={text} />
      </span>
    )
  return (
    <>
      <span className="long-text">{text[language]}</span>
      <span className="long-text other-language" lang={tagOf[other]}>
        {second}
      </span>
    </>
  )
}

function CodeList({
  values,
  field,
  reading,
  row,
}: {
  values: readonly string[]
  field: Field & { type: 'codes' }
  reading: Reading
  row: boolean
}) {
  if (row) return <span className="clipped">{formatField(field, values, reading)}</span>
  return (
    <ul className="several">
      {values.map((code) => (
        <li key={code}>
          <Tag>{codeWords(field.list.values, code, reading.language)}</Tag>
        </li>
      ))}
    </ul>
  )
}

function Links({ ids, reading, row }: { ids: readonly string[]; reading: Reading; row: boolean }) {
  const say = useTexts(texts)
  const [first] = ids
  if (first !== undefined && ids.length === 1) return <RecordLink id={first} reading={reading} />
  const shown = row ? ids.slice(0, IN_ROW) : ids
  return (
    <ul className={row ? 'several in-row' : 'several stacked'}>
      {shown.map((id) => (
        <li key={id}>
          <RecordLink id={id} reading={reading} />
        </li>
      ))}
      {ids.length > shown.length && <li className="quiet">{say.andMore(ids.length - shown.length)}</li>}
    </ul>
  )
}

/** A record by its name. One that cannot be found (deleted, or outside the registers) is no link. */
export function RecordLink({ id, reading }: { readonly id: string; readonly reading: Reading }) {
  const say = useTexts(texts)
  const known = reading.names[id]
  if (!known) return <span className="quiet">{say.unknownRecord(id.slice(-8))}</span>
  return (
    <Link to="/app/records/$path/$id" params={{ path: known.path, id }}>
      <Words of={known.title} />
    </Link>
  )
}

/** Lines that stand open; a longer document opens when asked. */
const OPEN_LINES = 12

function Structured({ value }: { readonly value: unknown }) {
  const say = useTexts(texts)
  const text = JSON.stringify(value, null, 2)
  const lines = text.split('\n').length
  if (lines <= OPEN_LINES) return <pre className="structured">{text}</pre>
  return (
    <details>
      <summary>{say.lines(lines)}</summary>
      <pre className="structured">{text}</pre>
    </details>
  )
}
