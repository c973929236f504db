/** Writing in a draft. Where the record changed meanwhile in the same fields, its author chooses first. */
import type { DraftView } from '@citywide/model/platform/draft-view'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { z } from 'zod'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { Answer } from '../../api/answer.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { changedFields, type Entry, entryFrom } from '../form/entry.ts'
import { FormFields } from '../form/form-fields.tsx'
import { FormFrame } from '../form/form-frame.tsx'
import { FormHead } from '../form/form-head.tsx'
import { LeaveGuard } from '../form/leave-guard.tsx'
import { texts as formTexts } from '../form/texts.ts'
import { useForm } from '../form/use-form.ts'
import { changeValues } from '../form/values.ts'
import { pointedIn, useNames } from '../register/names.ts'
import { NoRegister } from '../register/no-register.tsx'
import { registerOf } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { draftQuery, useDraftWrites } from './queries.ts'
import { texts } from './texts.ts'

/** Rarely needed, and it brings the comparison of texts. */
const ConflictView = lazy(() => import('../form/conflict-view.tsx').then((parts) => ({ default: parts.ConflictView })))

const route = getRouteApi('/app/drafts/$id/edit')
const none: Names = {}

type Values = Readonly<Record<string, unknown>>

/** Where nobody else touched its fields, a draft goes on from the record as it stands. */
function ground({ now, base }: DraftView, onto: boolean): Values {
  return (onto ? now : base) ?? {}
}

export function DraftEditPage() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { id } = route.useParams()
  const answer = useQuery(draftQuery(id))
  return (
    <Answer of={answer} rows={8} what={say.drafts} page>
      {(draft) => {
        const declaration = registerOf(draft.noun)
        if (!declaration) return <NoRegister />
        if (draft.acts.includes('edit')) return <DraftForm key={id} declaration={declaration} standing={draft} />
        return (
          <>
            <PageHead title={say.editTitle(wordsOf(draft.title, language).text)} sentence={say.notEditable} />
            <p>
              <Link to="/app/drafts/$id" params={{ id }}>
                {say.openDraft}
              </Link>
            </p>
          </>
        )
      }}
    </Answer>
  )
}

function DraftForm({
  declaration,
  standing,
}: {
  readonly declaration: RecordDeclaration
  readonly standing: DraftView
}) {
  const say = useTexts(texts)
  const form = useTexts(formTexts)
  const { language, timeZone } = useLanguage()
  const navigate = useNavigate()
  const writes = useDraftWrites()
  const [read, setRead] = useState(standing)
  const [choosing, setChoosing] = useState(standing.overlaps.length > 0)
  const entryOf = (values: Values) => entryFrom(declaration, values, timeZone)
  const [onto, setOnto] = useState(standing.outdated && standing.overlaps.length === 0)
  const [begin] = useState(() => entryOf({ ...ground(standing, onto), ...standing.values }))
  const fields = useForm(declaration, begin)
  const [theirs, setTheirs] = useState<z.infer<typeof Changed>>()
  const saved = useRef(false)
  const names = useNames(none, pointedIn(declaration, { ...ground(read, onto), ...read.values }))
  const lifecycleState = declaration.lifecycle && read.base?.[declaration.lifecycle.field]

  const toDraft = () => {
    saved.current = true
    return navigate({ to: '/app/drafts/$id', params: { id: read.id } })
  }

  /** What was not touched stays as the draft has it, to the last digit. */
  const send = async (draft: DraftView, values: Values, from: Entry, entry: Entry, version?: number) => {
    const touched = changeValues(declaration, from, entry, timeZone)
    try {
      await writes.write(draft, { ...values, ...touched }, version)
      await toDraft()
    } catch (error) {
      const now = standsNow(error)
      if (!now) throw error
      setTheirs(now)
    }
  }

  const guard = <LeaveGuard unsaved={() => !saved.current && fields.changed.length > 0} />
  const { now } = read
  if (choosing && now) {
    const version = Number(now['version'])
    return (
      <Suspense>
        <ConflictView
          declaration={declaration}
          title={say.rebaseTitle}
          lead={say.rebaseSentence(read.baseVersion ?? 0, version)}
          called={{ mine: say.inDraft, theirs: say.inRecord }}
          base={entryOf(read.base ?? {})}
          mine={entryOf({ ...read.base, ...read.values })}
          theirs={now}
          names={names}
          saving={fields.saving}
          onBack={() => void toDraft()}
          onSave={(entry) => {
            setChoosing(false)
            setOnto(true)
            const from = entryOf(now)
            fields.rebase(from, entry)
            void fields.submit(changedFields(from, entry), () => send(read, {}, from, entry, version))
          }}
        />
        {guard}
      </Suspense>
    )
  }
  if (theirs) {
    return (
      <Suspense>
        <ConflictView
          key={theirs.version}
          declaration={declaration}
          title={form.conflictTitle}
          lead={form.conflictLead(read.version, theirs.version, undefined)}
          called={{ mine: form.mine, theirs: form.theirs }}
          base={fields.base}
          mine={fields.entry}
          theirs={{ ...theirs.base, ...theirs.values }}
          names={names}
          saving={fields.saving}
          onBack={() => setTheirs(undefined)}
          onSave={(entry) => {
            const from = entryOf({ ...theirs.base, ...theirs.values })
            const next = { ...read, version: theirs.version, base: theirs.base, values: theirs.values }
            fields.rebase(from, entry)
            setRead(next)
            setTheirs(undefined)
            setOnto(false)
            void fields.submit(changedFields(from, entry), () => send(next, theirs.values, from, entry))
          }}
        />
        {guard}
      </Suspense>
    )
  }
  return (
    <>
      <FormHead declaration={declaration} title={say.editTitle(wordsOf(read.title, language).text)} />
      <FormFrame
        declaration={declaration}
        form={fields}
        asDraft
        onSubmit={() =>
          void fields.submit(fields.changed, () =>
            send(read, read.values, fields.base, fields.entry, onto && now ? Number(now['version']) : undefined),
          )
        }
        onCancel={() => void navigate({ to: '/app/drafts/$id', params: { id: read.id } })}
      >
        <FormFields
          declaration={declaration}
          entry={fields.entry}
          problems={fields.problems}
          names={names}
          from={typeof lifecycleState === 'string' ? lifecycleState : undefined}
          onChange={fields.set}
        />
      </FormFrame>
      {guard}
    </>
  )
}

const Content = z.record(z.string(), z.unknown())
const Changed = z.object({ version: z.int(), values: Content, base: Content.nullable() })

/** What stands in the draft, where somebody else wrote in it meanwhile. */
function standsNow(error: unknown) {
  if (!(error instanceof RequestProblem) || error.status !== 412) return undefined
  const stands = Changed.safeParse(error.current)
  return stands.success ? stands.data : undefined
}
