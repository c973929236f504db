/** A new record of any register. */
import { kindOf } from '@citywide/model/platform/record-kind'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { needsReview } from '@citywide/model/record/publication'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { useMayWrite, useScope, useView } from '../../api/session.ts'
import { type Asked, asked } from '../list/search.ts'
import { useDraftWrites } from '../draft/queries.ts'
import { pointedIn, useNames } from '../register/names.ts'
import { NoRegister } from '../register/no-register.tsx'
import { fieldOf, registerAt } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { texts as shared } from '../register/texts.ts'
import { useWrites } from '../register/writes.ts'
import { type Entry, entryFrom, typedFields } from './entry.ts'
import { FormFields } from './form-fields.tsx'
import { FormFrame } from './form-frame.tsx'
import { FormHead } from './form-head.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { newKey } from './new-key.ts'
import { texts } from './texts.ts'
import { useForm } from './use-form.ts'
import { createValues } from './values.ts'

const route = getRouteApi('/app/records/$path/new')
const none: Names = {}

export function CreatePage() {
  const { path } = route.useParams()
  const declaration = registerAt(path)
  const mayWrite = useMayWrite(declaration && kindOf(declaration))
  const { at } = useView()
  const say = useTexts(texts)
  const common = useTexts(shared)
  const { language } = useLanguage()
  if (!declaration) return <NoRegister />
  if (!mayWrite || at !== undefined) {
    return (
      <>
        <PageHead title={say.createTitle(declaration.title[language])} />
        <p>{at === undefined ? common.readOnly : say.notInThePast}</p>
      </>
    )
  }
  return <CreateForm key={path} declaration={declaration} />
}

function CreateForm({ declaration }: { readonly declaration: RecordDeclaration }) {
  const say = useTexts(texts)
  const { language, timeZone } = useLanguage()
  const navigate = useNavigate()
  const scope = useScope()
  const writes = useWrites(declaration)
  const drafts = useDraftWrites()
  const wished = asked(route.useSearch())
  const [begin] = useState(() => beginning(declaration, wished, scope?.id, timeZone))
  const form = useForm(declaration, begin)
  // One key for one form: pressing "save" again after a silence makes no second record.
  const [key, setKey] = useState(newKey)
  const saved = useRef(false)
  const names = useNames(none, pointedIn(declaration, begin))
  const { failure } = form

  const save = () =>
    form.submit(typedFields(declaration), async () => {
      try {
        const values = createValues(declaration, form.entry, timeZone)
        if (needsReview(declaration, undefined, values)) {
          const draft = await drafts.begin(declaration, undefined, values, '', key)
          saved.current = true
          await navigate({ to: '/app/drafts/$id', params: { id: draft.id } })
          return
        }
        const record = await writes.create(values, key)
        saved.current = true
        await navigate({ to: '/app/records/$path/$id', params: { path: declaration.path, id: record.id } })
      } catch (error) {
        if (isReused(error)) setKey(newKey())
        throw error
      }
    })

  return (
    <>
      <FormHead declaration={declaration} title={say.createTitle(declaration.title[language])} />
      <FormFrame
        declaration={declaration}
        form={form}
        asDraft={needsReview(declaration, undefined, createValues(declaration, form.entry, timeZone))}
        {...(isReused(failure) && {
          reason: (
            <>
              {say.arrivedBefore}{' '}
              <Link to="/app/records/$path" params={{ path: declaration.path }} target="_blank">
                {say.toRegister}
              </Link>
            </>
          ),
        })}
        onSubmit={() => void save()}
        onCancel={() => void navigate({ to: '/app/records/$path', params: { path: declaration.path } })}
      >
        <FormFields
          declaration={declaration}
          entry={form.entry}
          problems={form.problems}
          names={names}
          from={undefined}
          onChange={form.set}
        />
      </FormFrame>
      <LeaveGuard unsaved={() => !saved.current && form.changed.length > 0} />
    </>
  )
}

/** An earlier attempt of this form did arrive; what is sent now is something else. */
function isReused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'KEY_REUSED'
}

/** What a new record begins with: the first state, the scope of the page, and what the link says. */
function beginning(
  declaration: RecordDeclaration,
  wished: Asked,
  scopeId: string | undefined,
  timeZone: string,
): Entry {
  const { lifecycle } = declaration
  const values = {
    ...(lifecycle && { [lifecycle.field]: lifecycle.initial }),
    ...(scopeId !== undefined && { scopeId }),
    confidentiality: 'internal',
  }
  const given = Object.entries(wished).flatMap(([name, [first, ...more]]) => {
    const field = fieldOf(declaration, name)
    if (!field || field.derived || first === undefined || field.type === 'bilingual') return []
    return [[name, field.type === 'codes' || field.type === 'refs' ? [first, ...more] : first] as const]
  })
  return { ...entryFrom(declaration, values, timeZone), ...Object.fromEntries(given) }
}
