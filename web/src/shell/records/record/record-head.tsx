/** The head of a record: its name, its state, how fresh it is and where it came from, and what may be done with it. */
import { kindOf } from '@citywide/model/platform/record-kind'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { Tag } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts, useWords, Words } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { useMayWrite } from '../../api/session.ts'
import { formatField, type Reading } from '../field/format-field.ts'
import { captionOf } from '../register/caption.ts'
import { RegisterTrail } from '../register/register-trail.tsx'
import type { Version } from '../register/queries.ts'
import { commonFields } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import { texts as shared } from '../register/texts.ts'
import { DeleteButton } from './delete-button.tsx'
import { Moves } from './moves.tsx'
import './record.css'
import { texts } from './texts.ts'

interface RecordHeadProps {
  readonly declaration: RecordDeclaration
  readonly record: Stored
  readonly reading: Reading
  /** The last write, once the history has arrived. */
  readonly last: Version | undefined
  /** As it stood on a past day: nothing can be done with it. */
  readonly past?: boolean
}

export function RecordHead({ declaration, record, reading, last, past = false }: RecordHeadProps) {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const words = useWords()
  const mayWrite = useMayWrite(kindOf(declaration))
  const title = captionOf(declaration, record, reading)
  const state = declaration.lifecycle && declaration.fields[declaration.lifecycle.field]
  const stateWords = state && declaration.lifecycle && formatField(state, record[declaration.lifecycle.field], reading)
  return (
    <PageHead
      name={words(title)}
      above={
        <>
          <RegisterTrail declaration={declaration} />
          {stateWords !== undefined && <Tag>{stateWords}</Tag>}
        </>
      }
      title={<Words of={title} />}
      sentence={<Standing record={record} reading={reading} last={last} />}
      aside={
        past ? undefined : mayWrite ? (
          <>
            {declaration.name === 'Benefit' && (
              <Link className="button" to="/app/benefits/register/$id" params={{ id: record.id }}>
                {say.ownPage}
              </Link>
            )}
            <Moves declaration={declaration} record={record} reading={reading} />
            <DeleteButton declaration={declaration} record={record} name={words(title)} />
            <Link
              className="button"
              data-kind="primary"
              to="/app/records/$path/$id/edit"
              params={{ path: declaration.path, id: record.id }}
            >
              <Icon name="edit" size={14} />
              {say.edit}
            </Link>
          </>
        ) : (
          <p className="quiet head-note">{common.readOnly}</p>
        )
      }
    />
  )
}

function Standing({ record, reading, last }: Pick<RecordHeadProps, 'record' | 'reading' | 'last'>) {
  const say = useTexts(texts)
  const { now } = useLanguage()
  const { language, format } = reading
  const lower = (words: string | undefined) => (language === 'en' ? (words ?? '').toLowerCase() : (words ?? ''))
  const source = lower(formatField(commonFields.source, record.source, reading))
  const confidentiality = lower(formatField(commonFields.confidentiality, record.confidentiality, reading))
  const ago = format.ago(record.updatedAt, now)
  const who = last?.version === record.version ? last.actor?.name[language] : undefined
  return who === undefined
    ? say.standing(record.version, source, confidentiality, ago)
    : say.standingBy(record.version, source, confidentiality, ago, who)
}
