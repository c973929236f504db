import type { Queryable } from './pool.ts'

/**
 * The schema as text, the same for the same schema: tables with columns and constraints, indexes, functions, triggers.
 * It is committed as `server/schema.sql` and compared in CI, so that a migration shows what it does. Not meant to run.
 */
export async function schemaText(client: Queryable): Promise<string> {
  const { rows } = await client.query<{ text: string }>(`
    with own as (
      select c.oid, c.relname, c.relkind from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and not c.relispartition)
    select text from (
      select 1 as part, o.relname as name, format(E'create %s %I (\\n%s\\n);', case o.relkind when 'v' then 'view' else 'table' end, o.relname,
          concat_ws(E',\\n',
            (select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                case when a.attidentity <> '' then ' generated always as identity' when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
                case when a.attnotnull then ' not null' else '' end), E',\\n' order by a.attnum)
              from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped),
            (select string_agg('  ' || pg_get_constraintdef(k.oid), E',\\n' order by k.contype, pg_get_constraintdef(k.oid))
              from pg_constraint k where k.conrelid = o.oid and k.contype in ('p', 'u', 'c', 'f')))) as text
        from own o
      union all
      select 2, o.relname || i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) || ';'
        from pg_index i join own o on o.oid = i.indrelid
       where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
      union all
      select 3, p.proname, pg_get_functiondef(p.oid) || ';'
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'public' and p.prokind in ('f', 'p')
         and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
      union all
      select 4, o.relname || t.tgname, pg_get_triggerdef(t.oid) || ';'
        from pg_trigger t join own o on o.oid = t.tgrelid where not t.tgisinternal
    ) parts order by part, name collate "C"`)
  return `-- Made by \`npm run generate\` from server/migrations/; not meant to run.\n\n${rows.map(({ text }) => text).join('\n\n')}\n`
}
