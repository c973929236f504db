/** The list of accounts; one of them opens beside it. */
import { type AccountLine, accountKinds } from '@citywide/model/platform/account'
import { roles } from '@citywide/model/platform/role'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { AccountDrawer } from './account-drawer.tsx'
import { NewAccount } from './new-account.tsx'
import { AccountSearch, accountsQuery } from './queries.ts'
import { accountStates, texts } from './texts.ts'
import { More } from '../api/more.tsx'
import { roleName, roleOptions } from './words.ts'

export function AccountsPanel() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const search = AccountSearch.parse(useSearch({ strict: false }))
  const answer = useInfiniteQuery(accountsQuery(search))
  const [making, setMaking] = useState(false)
  const change = (patch: Partial<AccountSearch>) =>
    void navigate({ to: '.', search: (all) => ({ ...all, ...patch }), replace: true, resetScroll: false })
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const states = Object.entries(accountStates).map(([value, text]) => ({ value, text: text[language] }))
  const kinds = Object.entries(accountKinds).map(([value, text]) => ({ value, text: text[language] }))
  return (
    <>
      <FilterBar>
        <SearchBox label={say.find} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
        <Filter
          label={say.role}
          options={roleOptions(roles, language)}
          values={search.role === undefined ? [] : [search.role]}
          onChange={(chosen) => change({ role: chosen?.at(-1) })}
        />
        <Filter
          label={say.state}
          options={states}
          values={search.state === undefined ? [] : [search.state]}
          onChange={(chosen) => change(AccountSearch.parse({ state: chosen?.at(-1) }))}
        />
        <Filter
          label={say.kind}
          options={kinds}
          values={search.kind === undefined ? [] : [search.kind]}
          onChange={(chosen) => change(AccountSearch.parse({ kind: chosen?.at(-1) }))}
        />
        <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
          {say.newAccount}
        </Button>
      </FilterBar>
      <Answer of={answer} rows={8} what={say.accounts}>
        {(data) =>
          items.length === 0 ? (
            <Empty title={say.nobody} />
          ) : (
            <div className="panel">
              <p className="panel-empty quiet">{say.count(data.pages[0]?.total ?? 0)}</p>
              <ul className="lines">
                {items.map((account) => (
                  <Line key={account.id} of={account} onOpen={() => change({ account: account.id })} />
                ))}
              </ul>
              <More of={answer}>{say.more}</More>
            </div>
          )
        }
      </Answer>
      {making && (
        <NewAccount
          onMade={(account) => {
            setMaking(false)
            change({ account })
          }}
          onClose={() => setMaking(false)}
        />
      )}
      {search.account !== undefined && (
        <AccountDrawer key={search.account} id={search.account} onClose={() => change({ account: undefined })} />
      )}
    </>
  )
}

function Line({ of, onOpen }: { readonly of: AccountLine; readonly onOpen: () => void }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format, now } = useLanguage()
  const { login, name, kind, organization, roles: held, waiting, disabledAt, seenAt, citizen } = of
  return (
    <li className="access-line" data-off={disabledAt !== null || undefined}>
      <div className="access-who">
        <button type="button" className="access-name" onClick={onOpen}>
          {name[language]}
        </button>
        <span className="line-about">
          {[
            login,
            organization && words(organization.title),
            kind === 'program' && accountKinds.program[language],
            citizen && say.citizen,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="access-roles">
        {disabledAt !== null && <Tag tone="none">{say.disabled}</Tag>}
        {held.map(({ role }) => (
          <Tag key={role}>{roleName(role, language)}</Tag>
        ))}
        {waiting.map((role) => (
          <Tag key={role} tone="watch">
            {`${roleName(role, language)} · ${say.waits}`}
          </Tag>
        ))}
        {held.length + waiting.length === 0 && disabledAt === null && <span className="quiet">{say.noRoles}</span>}
      </div>
      <span className="line-about access-seen">{seenAt === null ? say.never : format.ago(seenAt, now)}</span>
    </li>
  )
}
