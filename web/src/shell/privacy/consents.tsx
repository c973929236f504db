/** Consents by purpose, and the notices that people are shown. */
import type { CityConsents } from '@citywide/model/platform/privacy-office'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { Answer } from '../api/answer.tsx'
import { NewNotice } from './new-notice.tsx'
import { consentsQuery } from './queries.ts'
import { texts } from './texts.ts'

type Row = CityConsents['purposes'][number]

export function Consents() {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const answer = useQuery(consentsQuery)
  const [adding, setAdding] = useState(false)
  const columns = useMemo(
    (): Column<Row>[] => [
      { id: 'purpose', title: say.purpose, heading: true, cell: ({ purpose }) => purpose },
      { id: 'grantee', title: say.grantee, cell: ({ grantee }) => grantee && <Words of={grantee} /> },
      ...(['inForce', 'expired', 'withdrawn', 'uses'] as const).map((id): Column<Row> => ({
        id,
        title: say[id],
        align: 'end',
        cell: (row) => format.number(row[id]),
      })),
    ],
    [say, format],
  )
  return (
    <Answer of={answer} rows={5} what={say.consents}>
      {({ purposes, notices }) => (
        <>
          <Panel title={say.consents} flush>
            {purposes.length === 0 ? (
              <p className="panel-empty">{say.noConsents}</p>
            ) : (
              <DataTable
                label={say.consents}
                rows={purposes}
                columns={columns}
                sort={undefined}
                onSort={() => undefined}
                rowKey={({ purpose, grantee }) => `${purpose} ${grantee?.zh ?? grantee?.en ?? ''}`}
              />
            )}
          </Panel>
          <Panel title={say.notices} flush aside={<Button onClick={() => setAdding(true)}>{say.newNotice}</Button>}>
            {notices.length === 0 ? (
              <Empty title={say.noNotices}>{say.noticesWhy}</Empty>
            ) : (
              <ul className="lines">
                {notices.map((notice) => (
                  <li key={notice.id} className="privacy-line">
                    <div>
                      <p>
                        <strong>
                          <Words of={notice.purpose} />
                        </strong>{' '}
                        · {say.version(notice.version)} {notice.retiredAt !== null && <Tag>{say.retired}</Tag>}
                      </p>
                      <p className="quiet">
                        <Words of={notice.grantee} /> · {format.dayOf(notice.madeAt)}
                      </p>
                      <p className="privacy-words">{notice.body[language]}</p>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          {adding && <NewNotice onClose={() => setAdding(false)} />}
        </>
      )}
    </Answer>
  )
}
