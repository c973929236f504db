/** The text of a standard that the city holds, beside the node it belongs to. Officers alone see it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { textsQuery, writeText } from './framework-queries.ts'
import { frameworkTexts } from './framework-texts.ts'

interface NodeTextProps {
  readonly code: string
  readonly node: string
  readonly keeps: boolean
}

export function NodeText({ code, node, keeps }: NodeTextProps) {
  const say = useTexts(frameworkTexts)
  const answer = useQuery(textsQuery(code))
  const kept = answer.data?.find((one) => one.node === node)
  const [draft, setDraft] = useState<string>()
  const writing = useChanging('frameworks', (body: string) => writeText(code, node, kept?.version ?? 0, body))
  // Who may not see it does not learn that there is any.
  if (!answer.data) return null
  return (
    <section>
      <h3>{say.text}</h3>
      {draft === undefined ? (
        <>
          {kept ? <p className="private-text">{kept.body}</p> : <p className="meta">{say.noText}</p>}
          {keeps && (
            <Button kind="quiet" onClick={() => setDraft(kept?.body ?? '')}>
              {kept ? say.change : say.write}
              <span className="unseen"> {say.textLabel(node)}</span>
            </Button>
          )}
        </>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            writing.mutate(draft, { onSuccess: () => setDraft(undefined) })
          }}
        >
          <TextField
            label={say.textLabel(node)}
            help={say.textHelp}
            rows={6}
            maxLength={20_000}
            value={draft}
            onChange={setDraft}
          />
          <Fault of={writing.error} />
          <div className="row">
            <Button
              kind="primary"
              type="submit"
              disabled={writing.isPending || (kept === undefined && draft.trim() === '')}
            >
              {say.save}
            </Button>
            <Button onClick={() => setDraft(undefined)}>{say.cancel}</Button>
          </div>
        </form>
      )}
      <p className="meta">{say.textAbout}</p>
    </section>
  )
}
