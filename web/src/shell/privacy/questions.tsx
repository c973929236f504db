/** What people ask about their data, by the day the answer is due. */
import type { CityQuestion } from '@citywide/model/platform/privacy-office'
import { subjectRight } from '@citywide/model/services/subject-request'
import type { Text } from '@citywide/model/text'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { AccessTable } from './accesses.tsx'
import { Erase } from './erase.tsx'
import { questionQuery, questionsQuery } from './queries.ts'
import { texts } from './texts.ts'
import { Wish } from './wish.tsx'

export function Questions() {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const answer = useQuery(questionsQuery)
  const [opened, setOpened] = useState<CityQuestion>()
  const [erasing, setErasing] = useState(false)
  const kinds: Readonly<Record<string, Text>> = subjectRight.values
  return (
    <>
      <Answer of={answer} rows={4} what={say.questions}>
        {(questions) =>
          questions.length === 0 ? (
            <Empty title={say.noQuestions}>{say.noQuestionsWhy}</Empty>
          ) : (
            <>
              <ul className="panel lines">
                {questions.map((question) => (
                  <li key={question.id} className="privacy-line">
                    <div>
                      <p>
                        <strong>{kinds[question.kind]?.[language] ?? question.kind}</strong>
                        {question.aboutAccess && <span className="quiet"> · {say.aboutLook}</span>}
                      </p>
                      <p className="quiet">
                        {format.moment(question.submittedAt)} ·{' '}
                        {question.closedAt !== null ? (
                          say.answered
                        ) : Date.parse(question.dueAt) < now ? (
                          <Mark tone="bad">{say.late(format.dayOf(question.dueAt))}</Mark>
                        ) : (
                          say.due(format.dayOf(question.dueAt))
                        )}
                      </p>
                    </div>
                    <Button onClick={() => setOpened(question)} title={say.openHow}>
                      {say.open}
                    </Button>
                  </li>
                ))}
              </ul>
              <p className="quiet">{say.openHow}</p>
              {opened && <Opened id={opened.id} onClose={() => setOpened(undefined)} />}
            </>
          )
        }
      </Answer>
      <div className="row">
        <Button onClick={() => setErasing(true)}>{say.erase}</Button>
      </div>
      {erasing && <Erase onClose={() => setErasing(false)} />}
    </>
  )
}

function Opened({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const [answer, setAnswer] = useState('')
  const found = useQuery(questionQuery(id))
  const given = found.data?.answer
  const body = answer.trim().length < 5 || found.data?.closedAt !== null ? undefined : { answer }
  return (
    <Wish title={say.question} path={`questions/${id}/answer`} body={body} action={say.send} onClose={onClose}>
      <Answer of={found} rows={3} what={say.question}>
        {({ question, access, closedAt }) => (
          <>
            <p className="privacy-words">{question}</p>
            {access && (
              <section className="stack">
                <h3>{say.lookAsked}</h3>
                <AccessTable rows={[access]} />
              </section>
            )}
            {closedAt === null ? (
              <TextField label={say.answer} rows={5} required maxLength={2000} value={answer} onChange={setAnswer} />
            ) : (
              <p className="privacy-words">
                <strong>{say.answer}</strong>
                <br />
                {given}
              </p>
            )}
          </>
        )}
      </Answer>
    </Wish>
  )
}
