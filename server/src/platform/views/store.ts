/** Saved views: whose they are, who sees them, and which of them a list opens with. */
import type { SavedView, ViewCreate, ViewPatch, ViewState } from '@citywide/model/platform/view'
import type { Text } from '@citywide/model/text'
import { mayUse } from '../access/grants.ts'
import type { Principal } from '../access/principal.ts'
import type { Queryable } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'

interface Row {
  readonly id: string
  readonly register: string
  readonly name: SavedView['name']
  readonly state: ViewState
  readonly sharing: SavedView['sharing']
  readonly roles: SavedView['roles']
  readonly owner: string
  readonly owner_name: Text
  readonly version: number
  readonly updated_at: string
  readonly is_default: boolean
}

/** A view, and whether this reader may see it. */
export interface KnownView {
  readonly view: SavedView
  readonly visible: boolean
}

export async function viewsOf(client: Queryable, reader: Principal, register: string): Promise<SavedView[]> {
  const rows = await select(client, reader, sql`v.register = ${register}`)
  return rows.map((row) => known(row, reader)).flatMap(({ view, visible }) => (visible ? [view] : []))
}

export async function findView(client: Queryable, reader: Principal, id: string): Promise<KnownView | undefined> {
  const [row] = await select(client, reader, sql`v.id = ${id}`)
  return row && known(row, reader)
}

export async function insertView(client: Queryable, owner: Principal, id: string, view: ViewCreate): Promise<void> {
  const { register, name, state, sharing, roles } = view
  await client.query(
    `insert into saved_view (id, owner, register, name, state, sharing, roles) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, owner.accountId, register, JSON.stringify(name), JSON.stringify(state), sharing, roles],
  )
}

/** @returns false when another version stands by now, or none */
export async function updateView(client: Queryable, id: string, read: number, patch: ViewPatch): Promise<boolean> {
  const { name, state, sharing, roles } = patch
  const { rowCount } = await client.query(
    `update saved_view set name = coalesce($3, name), state = coalesce($4, state), sharing = coalesce($5, sharing),
        roles = coalesce($6, roles), version = version + 1, updated_at = now()
      where id = $1 and version = $2`,
    [id, read, name && JSON.stringify(name), state && JSON.stringify(state), sharing, roles],
  )
  return rowCount === 1
}

/** @returns false when another version stands by now, or none */
export async function deleteView(client: Queryable, id: string, read: number): Promise<boolean> {
  const { rowCount } = await client.query('delete from saved_view where id = $1 and version = $2', [id, read])
  return rowCount === 1
}

/** @param view null: the list opens with everything */
export async function keepDefault(
  client: Queryable,
  { accountId }: Principal,
  register: string,
  view: string | null,
): Promise<void> {
  if (view === null) {
    await client.query('delete from default_view where account_id = $1 and register = $2', [accountId, register])
    return
  }
  await client.query(
    `insert into default_view (account_id, register, view_id) values ($1, $2, $3)
      on conflict (account_id, register) do update set view_id = excluded.view_id`,
    [accountId, register, view],
  )
}

function select(client: Queryable, { accountId }: Principal, where: RawBuilder<unknown>): Promise<Row[]> {
  return rowsOf<Row & Record<string, unknown>>(
    client,
    sql`select v.id, v.register, v.name, v.state, v.sharing, v.roles, v.owner, a.name as owner_name, v.version,
          v.updated_at, d.view_id is not null as is_default
        from saved_view v join account a on a.id = v.owner
          left join default_view d on d.account_id = ${accountId} and d.register = v.register and d.view_id = v.id
        where ${where} order by coalesce(v.name ->> 'zh', v.name ->> 'en'), v.id`,
  )
}

function known(row: Row, { accountId, roles }: Principal): KnownView {
  const own = row.owner === accountId
  const administers = mayUse(roles, 'operation')
  return {
    visible:
      own || row.sharing === 'everybody' || (row.sharing === 'roles' && row.roles.some((r) => roles.includes(r))),
    view: {
      id: row.id,
      register: row.register,
      name: row.name,
      state: row.state,
      sharing: row.sharing,
      roles: row.roles,
      owner: { id: row.owner, name: row.owner_name },
      own,
      mayChange: own || administers,
      isDefault: row.is_default,
      version: row.version,
      updatedAt: row.updated_at,
    },
  }
}
