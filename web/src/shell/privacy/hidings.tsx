/** Leave to hide looks from the person for a while: each with its reason, its end and whoever gave it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { hidingsQuery } from './queries.ts'
import { texts } from './texts.ts'
import { Wish } from './wish.tsx'

export function Hidings() {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  const answer = useQuery(hidingsQuery)
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<string>()
  return (
    <>
      <p className="quiet">{say.hidingWhy}</p>
      <div className="row">
        <Button onClick={() => setAdding(true)}>{say.newHiding}</Button>
      </div>
      <Answer of={answer} rows={3} what={say.hidings}>
        {(hidings) =>
          hidings.length === 0 ? (
            <Empty title={say.noHidings} />
          ) : (
            <ul className="panel lines">
              {hidings.map((hiding) => (
                <li key={hiding.id} className="privacy-line">
                  <div>
                    <p>
                      <strong>{hiding.reference}</strong> · {hiding.reason}
                    </p>
                    <p className="quiet">
                      <Words of={hiding.by} /> ·{' '}
                      {say.hidingLine(format.moment(hiding.until), format.number(hiding.looks))}
                      {hiding.endedAt !== null && ` · ${say.ended}`}
                    </p>
                  </div>
                  {hiding.endedAt === null && Date.parse(hiding.until) > now && (
                    <Button onClick={() => setEnding(hiding.id)}>{say.end}</Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {adding && <Permit onClose={() => setAdding(false)} />}
      {ending !== undefined && (
        <Wish
          title={say.end}
          path={`hidings/${ending}/end`}
          body={{}}
          action={say.end}
          onClose={() => setEnding(undefined)}
        >
          <p>{say.hidingWhy}</p>
        </Wish>
      )}
    </>
  )
}

function Permit({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const [reference, setReference] = useState('')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('30')
  const whole = /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= 366
  const complete = reference.trim().length >= 2 && reason.trim().length >= 5 && whole
  const body = complete ? { reference: reference.trim(), reason: reason.trim(), days: Number(days) } : undefined
  return (
    <Wish title={say.newHiding} path="hidings" body={body} action={say.permit} onClose={onClose}>
      <p className="quiet">{say.hidingWhy}</p>
      <TextField label={say.reference} required maxLength={100} value={reference} onChange={setReference} />
      <TextField label={say.reason} required rows={3} maxLength={500} value={reason} onChange={setReason} />
      <TextField label={say.days} required value={days} onChange={setDays} />
    </Wish>
  )
}
