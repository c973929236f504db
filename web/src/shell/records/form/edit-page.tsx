/** Changing a record. What was not touched is not sent; two people never overwrite each other unseen. */
import { kindOf } from '@citywide/model/platform/record-kind'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { isPublished, needsReview } from '@citywide/model/record/publication'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Loading } from '../../../ui/state.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { Answer } from '../../api/answer.tsx'
import { InCity } from '../field/in-city.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { useMayWrite, useView } from '../../api/session.ts'
import { captionOf } from '../register/caption.ts'
import { useNames, useReading } from '../register/names.ts'
import { NoRegister } from '../register/no-register.tsx'
import { openDraftIn, openDraftQuery, useDraftWrites } from '../draft/queries.ts'
import { historyQuery, recordQuery, referencesQuery } from '../register/queries.ts'
import { label, registerAt } from '../register/register.ts'
import { type Names, Stored } from '../register/stored.ts'
import { texts as shared } from '../register/texts.ts'
import { useWrites } from '../register/writes.ts'
import { changedFields, type Entry, entryFrom } from './entry.ts'
import { FormFields } from './form-fields.tsx'
import { FormFrame } from './form-frame.tsx'
import { FormHead } from './form-head.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { newKey } from './new-key.ts'
import { texts } from './texts.ts'
import { useForm } from './use-form.ts'
import { changeValues } from './values.ts'

const OpenDraft = lazy(() => import('../draft/open-draft.tsx').then((parts) => ({ default: parts.OpenDraft })))
/** Rarely needed, and it brings the comparison of texts. */
const ConflictView = lazy(() => import('./conflict-view.tsx').then((parts) => ({ default: parts.ConflictView })))

const route = getRouteApi('/app/records/$path/$id/edit')
const none: Names = {}

export function EditPage() {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const { path, id } = route.useParams()
  const { language } = useLanguage()
  const declaration = registerAt(path)
  const mayWrite = useMayWrite(declaration && kindOf(declaration))
  const { at } = useView()
  if (!declaration) return <NoRegister />
  if (!mayWrite || at !== undefined) {
    return (
      <>
        <PageHead title={say.editTitle(label(declaration.title, language))} />
        <p>{at === undefined ? common.readOnly : say.notInThePast}</p>
      </>
    )
  }
  return <Editable key={id} declaration={declaration} id={id} />
}

function Editable({ declaration, id }: { readonly declaration: RecordDeclaration; readonly id: string }) {
  const { language } = useLanguage()
  const answer = useQuery(recordQuery(declaration, id))
  const names = useQuery(referencesQuery(declaration, id))
  const title = label(declaration.title, language)
  return (
    <>
      {answer.isError && !answer.data && <PageHead title={title} />}
      <Answer of={answer} rows={8} what={title}>
        {(record) => (
          <InCity cityId={record.cityId}>
            <Apart declaration={declaration} record={record}>
              <EditForm declaration={declaration} standing={record} names={names.data ?? none} />
            </Apart>
          </InCity>
        )}
      </Answer>
    </>
  )
}

/** A published record that somebody has a draft of is written in that draft. */
function Apart({
  declaration,
  record,
  children,
}: {
  declaration: RecordDeclaration
  record: Stored
  children: ReactNode
}) {
  const open = useQuery(openDraftQuery(declaration, record.id))
  // What is being typed is not taken away when somebody else begins a draft: saving says so.
  const [typing, setTyping] = useState(false)
  const waits = isPublished(declaration, record)
  if (waits && !typing) {
    if (open.isPending) return <Loading />
    if (open.data)
      return (
        <Suspense fallback={<Loading />}>
          <OpenDraft declaration={declaration} draft={open.data} />
        </Suspense>
      )
    if (!open.isError) setTyping(true)
  }
  return children
}

interface EditFormProps {
  readonly declaration: RecordDeclaration
  /** As it stands now; it may be changed by others while one edits. */
  readonly standing: Stored
  readonly names: Names
}

function EditForm({ declaration, standing, names }: EditFormProps) {
  const say = useTexts(texts)
  const { language, timeZone } = useLanguage()
  const navigate = useNavigate()
  const writes = useWrites(declaration)
  const drafts = useDraftWrites()
  const [key, setKey] = useState(newKey)
  const [read, setRead] = useState(standing)
  const [begin] = useState(() => entryFrom(declaration, standing, timeZone))
  const form = useForm(declaration, begin)
  const [reason, setReason] = useState('')
  const [theirs, setTheirs] = useState<Stored>()
  const saved = useRef(false)
  const reading = useReading(useNames(names, [{ nouns: ['Scope'], id: read.scopeId }]))
  const { failure } = form

  // What arrived after the form was opened and before anything was typed is simply where it begins.
  if (form.changed.length === 0 && standing.version > read.version) {
    const next = entryFrom(declaration, standing, timeZone)
    setRead(standing)
    form.rebase(next, next)
  }

  const toRecord = () => {
    saved.current = true
    return navigate({ to: '/app/records/$path/$id', params: { path: declaration.path, id: read.id } })
  }

  /** @param base what the entry is held against, @param version that it belongs to */
  const send = async (base: Entry, entry: Entry, version: number) => {
    const values = changeValues(declaration, base, entry, timeZone)
    if (Object.keys(values).length === 0) {
      await toRecord()
      return
    }
    try {
      if (needsReview(declaration, read, values)) {
        const draft = await drafts.begin(declaration, { id: read.id, version }, values, reason.trim(), key)
        saved.current = true
        await navigate({ to: '/app/drafts/$id', params: { id: draft.id } })
        return
      }
      await writes.change(read.id, version, values, reason.trim())
      await toRecord()
    } catch (error) {
      // What is sent next is another wish.
      setKey(newKey())
      const now = standsNow(error)
      if (!now) throw error
      setTheirs(now)
    }
  }

  const history = useQuery({ ...historyQuery(declaration, read.id), enabled: theirs !== undefined })
  const faster = history.data?.find(({ version }) => version === theirs?.version)?.actor?.name[language]
  const inTheWay = openDraftIn(failure)
  const lifecycleState = declaration.lifecycle && read[declaration.lifecycle.field]
  const guard = <LeaveGuard unsaved={() => !saved.current && form.changed.length > 0} />
  if (theirs) {
    return (
      <Suspense>
        <ConflictView
          key={theirs.version}
          declaration={declaration}
          title={say.conflictTitle}
          lead={say.conflictLead(read.version, theirs.version, faster)}
          called={{ mine: say.mine, theirs: say.theirs }}
          base={form.base}
          mine={form.entry}
          theirs={theirs}
          names={names}
          saving={form.saving}
          onBack={() => setTheirs(undefined)}
          onSave={(entry) => {
            const base = entryFrom(declaration, theirs, timeZone)
            form.rebase(base, entry)
            setRead(theirs)
            setTheirs(undefined)
            void form.submit(changedFields(base, entry), () => send(base, entry, theirs.version))
          }}
        />
        {guard}
      </Suspense>
    )
  }
  return (
    <>
      <FormHead
        declaration={declaration}
        title={say.editTitle(wordsOf(captionOf(declaration, read, reading), language).text)}
      />
      {standing.version > read.version && <p className="notice">{say.newerExists}</p>}
      <FormFrame
        declaration={declaration}
        form={form}
        asDraft={
          isPublished(declaration, read) ||
          needsReview(declaration, read, changeValues(declaration, form.base, form.entry, timeZone))
        }
        {...(failure?.status === 404 && { reason: say.goneMeanwhile })}
        {...(inTheWay !== undefined && {
          reason: (
            <>
              {say.draftInTheWay}{' '}
              <Link to="/app/drafts/$id" params={{ id: inTheWay }} target="_blank">
                {say.toThatDraft}
              </Link>
            </>
          ),
        })}
        onSubmit={() => void form.submit(form.changed, () => send(form.base, form.entry, read.version))}
        onCancel={() =>
          void navigate({ to: '/app/records/$path/$id', params: { path: declaration.path, id: read.id } })
        }
      >
        <FormFields
          declaration={declaration}
          entry={form.entry}
          problems={form.problems}
          names={reading.names}
          from={typeof lifecycleState === 'string' ? lifecycleState : undefined}
          onChange={form.set}
        />
        <Panel title={say.reason}>
          <TextField
            label={say.reason}
            help={say.reasonHelp}
            value={reason}
            maxLength={500}
            rows={2}
            onChange={setReason}
          />
        </Panel>
      </FormFrame>
      {guard}
    </>
  )
}

/** What stands on the server, where somebody else was faster. */
function standsNow(error: unknown): Stored | undefined {
  if (!(error instanceof RequestProblem) || error.code !== 'CHANGED') return undefined
  const read = Stored.safeParse(error.current)
  return read.success ? read.data : undefined
}
