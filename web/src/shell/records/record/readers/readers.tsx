/** Who can see this record: a button that opens the answer, made from the grants that judge every request. */
import { type Readers as ReadersView } from '@citywide/model/platform/readers'
import { recordClasses } from '@citywide/model/platform/record-class'
import { roleNames } from '@citywide/model/platform/role'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { Answer } from '../../../api/answer.tsx'
import { type Around, readersQuery } from '../around.ts'
import './readers.css'
import { levels, texts } from './texts.ts'

export function Readers({ around }: { readonly around: Around }) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say.whoSees}</Button>
      {open && (
        <Dialog kind="drawer" title={say.whoSees} onClose={() => setOpen(false)}>
          <Told around={around} />
        </Dialog>
      )}
    </>
  )
}

function Told({ around }: { readonly around: Around }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const comma = language === 'zh' ? '、' : ', '
  const answer = useQuery(readersQuery(around))
  const named = (role: string) => (role in roleNames ? roleNames[role as keyof typeof roleNames][language] : role)
  return (
    <Answer of={answer} rows={8} what={say.whoSees}>
      {({ kind, level, departments, roles, people, more }) => (
        <div className="stack readers">
          <p>
            {say.lead(
              kind in recordClasses ? recordClasses[kind as keyof typeof recordClasses][language] : kind,
              levels[level]?.[language] ?? '',
            )}
            {departments.length > 0 &&
              ` ${say.departments(departments.map(({ name, id }) => name[language] ?? name.zh ?? name.en ?? id).join(comma))}`}
          </p>
          <section>
            <h3>{say.byRole}</h3>
            <Table
              head={say.role}
              rows={roles.map(({ role, ...rights }) => ({ name: named(role), ...rights, key: role }))}
            />
          </section>
          <section>
            <h3>{say.byPerson}</h3>
            {people.length === 0 ? (
              <p>{say.nobody}</p>
            ) : (
              <Table
                head={say.account}
                rows={people.map(({ id, name, roles: held, program, ...rights }) => ({
                  key: id,
                  name: name[language],
                  about: program ? say.program : held.map(named).join(comma),
                  ...rights,
                }))}
              />
            )}
            {more > 0 && <p>{say.more(format.number(more, 0))}</p>}
          </section>
        </div>
      )}
    </Answer>
  )
}

type Right = ReadersView['roles'][number]['read']

interface Row {
  readonly key: string
  readonly name: string
  readonly about?: string
  readonly read: Right
  readonly write: Right
  readonly approve: Right
}

function Table({ head, rows }: { readonly head: string; readonly rows: readonly Row[] }) {
  const say = useTexts(texts)
  return (
    <table className="readers-table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{say.read}</th>
          <th scope="col">{say.write}</th>
          <th scope="col">{say.approve}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, about, read, write, approve }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              {about !== undefined && <small>{about}</small>}
            </th>
            <Cell of={read} />
            <Cell of={write} />
            <Cell of={approve} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ of }: { readonly of: Right }) {
  const say = useTexts(texts)
  if (of === null) return <td className="readers-no">{say.no}</td>
  return (
    <td>
      {say[of.extent]}
      {of.needs.map((need) => (
        <small key={need}>{say[need]}</small>
      ))}
    </td>
  )
}
