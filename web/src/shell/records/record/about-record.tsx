/** What the platform keeps about a record: where it belongs, who may see it, when it holds, who made it. */
import { lazy, Suspense } from 'react'
import { useTexts } from '../../../ui/language.tsx'
import { Fact, Facts, Panel } from '../../../ui/panel.tsx'
import { FieldValue, RecordLink } from '../field/field-value.tsx'
import type { Reading } from '../field/format-field.ts'
import type { Version } from '../register/queries.ts'
import { commonFields, label } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import type { Around } from './around.ts'
import { texts } from './texts.ts'

/** Asked for rarely, and it brings the names of all roles. */
const Readers = lazy(() => import('./readers/readers.tsx').then((parts) => ({ default: parts.Readers })))

interface AboutRecordProps {
  /** Absent on a page of the past: rights are those of now. */
  readonly around?: Around
  readonly record: Stored
  readonly reading: Reading
  /** The first write, once the history has arrived. */
  readonly first: Version | undefined
}

export function AboutRecord({ around, record, reading, first }: AboutRecordProps) {
  const say = useTexts(texts)
  const { language, format } = reading
  const { scopeId, confidentiality, validFrom, validTo, source, createdAt, updatedAt, version } = commonFields
  const created = format.moment(record.createdAt)
  const maker = first?.op === 'I' ? first.actor?.name[language] : undefined
  return (
    <Panel
      title={say.aboutRecord}
      aside={
        around && (
          <Suspense>
            <Readers around={around} />
          </Suspense>
        )
      }
    >
      <Facts>
        <Fact name={label(scopeId.title, language)}>
          <RecordLink id={record.scopeId} reading={reading} />
        </Fact>
        <Fact name={label(confidentiality.title, language)}>
          <FieldValue field={confidentiality} value={record.confidentiality} reading={reading} />
        </Fact>
        <Fact name={label(source.title, language)}>
          <FieldValue field={source} value={record.source} reading={reading} />
        </Fact>
        <Fact name={label(validFrom.title, language)}>
          <FieldValue field={validFrom} value={record.validFrom} reading={reading} />
        </Fact>
        <Fact name={label(validTo.title, language)}>
          <FieldValue field={validTo} value={record.validTo} reading={reading} />
        </Fact>
        <Fact name={label(createdAt.title, language)}>
          {maker === undefined ? created : say.createdBy(created, maker)}
        </Fact>
        <Fact name={label(updatedAt.title, language)}>
          <FieldValue field={updatedAt} value={record.updatedAt} reading={reading} />
        </Fact>
        <Fact name={label(version.title, language)}>{record.version}</Fact>
        <Fact name={say.id}>
          <code>{record.id}</code>
        </Fact>
      </Facts>
    </Panel>
  )
}
