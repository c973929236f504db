/** One sitting that assesses the nine factors: who, when, and a score for each. */
import type { Text } from '@citywide/model/text'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { Fault } from '../../shell/api/fault.tsx'
import { ask } from '../../shell/api/fetch.ts'
import { useScope } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { assessorKinds } from './factor-difference.ts'
import { factorTexts } from './factor-texts.ts'

interface AssessmentDialogProps {
  readonly factors: readonly { readonly code: string; readonly title: Text }[]
  readonly onClose: () => void
}

const Stored = z.object({ id: z.uuid() })

export function AssessmentDialog({ factors, onClose }: AssessmentDialogProps) {
  const say = useTexts(factorTexts)
  const { language, now, timeZone } = useLanguage()
  const client = useQueryClient()
  const scope = useScope()
  const today = civilDay(now, timeZone)
  const [kind, setKind] = useState<string | null>('self')
  const [day, setDay] = useState(today)
  const [publish, setPublish] = useState(false)
  const [scores, setScores] = useState<Readonly<Record<string, number>>>({})
  const [busy, setBusy] = useState(false)
  const [words, setWords] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  // The same wish has the same key, however often it is sent; what was entered is not entered again.
  const keys = useRef(new Map<string, string>())
  const keyOf = (wish: string) => {
    const known = keys.current.get(wish) ?? newKey()
    keys.current.set(wish, known)
    return known
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setFault(undefined)
    const scored = factors.filter(({ code }) => scores[code] !== undefined)
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || day > today) return setWords(say.needDay)
    if (scored.length === 0) return setWords(say.nothingScored)
    setBusy(true)
    let done = 0
    try {
      for (const { code } of scored) {
        const body = {
          scopeId: scope?.id,
          csfCode: code,
          assessorKind: kind,
          assessedAt: day,
          score: scores[code],
          publishedAt: publish ? day : null,
        }
        await ask({ path: '/csf-assessments', method: 'POST', answer: Stored, body, key: keyOf(JSON.stringify(body)) })
        done += 1
      }
      onClose()
    } catch (error) {
      setFault(error)
      setWords(done > 0 ? say.notSaved(done) : undefined)
    } finally {
      setBusy(false)
      void client.invalidateQueries({ queryKey: ['success-factors'] })
    }
  }
  const steps = [say.step1, say.step2, say.step3, say.step4, say.step5]
  return (
    <Dialog kind="dialog" title={say.enterTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        <p className="help">{say.enterHelp}</p>
        <div className="factor-who">
          <Select
            label={say.kind}
            required
            value={kind}
            options={assessorKinds.map((value) => ({ value, text: say[value] }))}
            onChange={setKind}
          />
          <TextField label={say.day} kind="date" required value={day} onChange={setDay} />
        </div>
        <div className="factor-scores">
          {factors.map(({ code, title }) => (
            <fieldset key={code} className="factor-score">
              <legend>
                <Chip>{code}</Chip> {title[language]}
              </legend>
              <div className="factor-steps">
                {[undefined, 1, 2, 3, 4, 5].map((step) => (
                  <label key={step ?? 0} title={step === undefined ? undefined : steps[step - 1]}>
                    <input
                      type="radio"
                      name={code}
                      checked={scores[code] === step}
                      onChange={() =>
                        setScores((all) => {
                          const { [code]: _left, ...rest } = all
                          return step === undefined ? rest : { ...rest, [code]: step }
                        })
                      }
                    />
                    {step === undefined ? (
                      say.leaveOut
                    ) : (
                      <>
                        {step}
                        <span className="unseen"> {steps[step - 1]}</span>
                      </>
                    )}
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        <p className="meta">{steps.join(' · ')}</p>
        <label className="factor-publish">
          <input type="checkbox" checked={publish} onChange={({ target }) => setPublish(target.checked)} />{' '}
          {say.publish}
        </label>
        {words && (
          <p className="notice" role="alert">
            {words}
          </p>
        )}
        <Fault of={fault} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={busy}>
            {say.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** `crypto.randomUUID` is missing where the page came over plain HTTP. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
