/** A city of a million requests, a hundred thousand assets and further records with texts; every one of them is found by search. */
import { randomUUIDv7 } from 'node:crypto'
import type { Pool } from '../server/src/platform/postgres/pool.ts'
import { keepAccount, renewKey } from '../server/src/platform/access/store.ts'

const places =
  '澄江 东湖 西岭 南桥 北港 青石 白云 金水 玉泉 龙山 凤台 临河 望海 朝阳 和平 解放 新华 建设 人民 中山'.split(' ')
const placesEn =
  'Chengjiang Eastlake Westridge Southbridge Northport Bluestone Whitecloud Goldwater Jadespring Dragonhill Phoenix Riverside Seaview Sunrise Peace Liberation Xinhua Construction People Zhongshan'.split(
    ' ',
  )
const things =
  '泵站 水厂 变电站 数据平台 传感器网络 桥梁 隧道 路灯 停车场 监测点 管网 机房 公园 垃圾站 信号灯 充电桩 办事大厅 视频监控 地下管廊 气象站'.split(
    ' ',
  )
const thingsEn =
  'pumping station|waterworks|substation|data platform|sensor network|bridge|tunnel|street lamp|car park|monitoring point|pipe network|server room|park|waste station|traffic light|charging point|service hall|video surveillance|utility tunnel|weather station'.split(
    '|',
  )
const deeds = '更新 巡检 扩建 整治 验收 维护 评估 共享 开放 改造'.split(' ')
const deedsEn =
  'renewal inspection extension clean-up acceptance maintenance assessment sharing opening conversion'.split(' ')

export interface Sizes {
  readonly requests: number
  readonly assets: number
  /** Actions, data sets and their fields together. */
  readonly texts: number
}

const id = (kind: number, n: string) =>
  `(lpad(to_hex(1700000000000 + ${n}::bigint), 12, '0') || '7' || lpad(to_hex(${kind}), 3, '0') || '8' || substr(md5((${n})::text), 1, 15))::uuid`
/** A share of its own for each row and purpose, between 0 and 1; the same on each run. */
const share = (salt: string) => `(abs(hashtext('${salt}' || n)) % 10000 / 10000.0)`
/** Few come up often, many seldom. */
const skewed = (salt: string, count: number) => `floor(power(${share(salt)}, 3) * ${count})::int`
const pick = (words: readonly string[], index: string) =>
  `(array[${words.map((word) => `'${word}'`).join(',')}])[1 + (${index}) % ${words.length}]`
const name = (tailZh: string, tailEn: string) =>
  `jsonb_build_object('zh', ${pick(places, 'n / 20')} || ${pick(things, 'n')} || ${tailZh}, 'en', ${pick(placesEn, 'n / 20')} || ' ' || ${pick(thingsEn, 'n')} || ${tailEn})`

/** @returns a key that may read and write */
export async function fillCity(pool: Pool, { requests, assets, texts }: Sizes): Promise<string> {
  const client = await pool.connect()
  try {
    // As a restored bundle comes in: what is made here is sound, and its log would be as large as itself.
    await client.query(`set session_replication_role = replica; set statement_timeout = 0`)
    const city = randomUUIDv7()
    const common = `id, city_id, scope_id`
    await client.query(
      `insert into scope (${common}, code, title, kind, made_up) values ($1, $1, $1, 'bench', '{"zh":"基准市","en":"Bench"}', 'city', true)`,
      [city],
    )
    const at = (kind: number) => `${id(kind, 'n')}, '${city}', ${id(1, skewed('scope', 8))}`
    const statements = [
      `insert into scope (${common}, parent_id, code, title, kind, made_up)
       select ${id(1, 'n')}, '${city}', ${id(1, 'n')}, '${city}', 'district-' || n, jsonb_build_object('zh', ${pick(places, 'n')} || '区', 'en', ${pick(placesEn, 'n')} || ' district'), 'district', true
         from generate_series(0, 7) n`,
      `insert into organization (${common}, name, kind, sector, strategic_supplier)
       select ${at(2)}, jsonb_build_object('zh', ${pick(places, 'n')} || '局' || n, 'en', ${pick(placesEn, 'n')} || ' office ' || n), 'department', 'public', false from generate_series(0, 59) n`,
      `insert into person (${common}, name, org_id, active) select ${at(3)}, '王' || n, ${id(2, 'n % 60')}, true from generate_series(0, 199) n`,
      `insert into channel (${common}, kind, digital, owner_org_id, status) select ${at(4)}, 'web', true, ${id(2, 'n % 60')}, 'live' from generate_series(0, 19) n`,
      `insert into citizen_segment (${common}, title, kind, population, vulnerable) select ${at(5)}, jsonb_build_object('zh', '群体' || n), 'citizen', 1000, false from generate_series(0, 11) n`,
      `insert into service (${common}, title, owner_org_id, domain, status, priority, transactional, online, one_stop, assisted_option, proactive, requires_identity, personal_data, co_designed, feedback_enabled)
       select ${at(6)}, ${name("'报修'", "' repair'")}, ${id(2, 'n % 60')}, 'other', 'live', false, true, true, true, true, false, true, true, false, true from generate_series(0, 199) n`,
      `insert into service_request (${common}, created_at, updated_at, service_id, segment_id, channel_id, origin, submitted_at, accepted_at, assigned_org_id, joint_org_ids, due_at, first_response_at, closed_at, resolved, reopened, transfers, satisfaction, documents_requested, documents_reused, cross_channel_visible, case_number, category, subject)
       select ${at(7)}, t, t + ${share('upd')} * interval '20 days', ${id(6, skewed('service', 200))}, case when ${share('seg')} < 0.6 then ${id(5, skewed('segment', 12))} end,
         ${id(4, skewed('channel', 20))}, ${pick(['hotline', 'web', 'app', 'counter', 'kiosk', 'grid', 'proactive', 'partner'], skewed('origin', 8))}, t, t + interval '2 hours',
         ${id(2, skewed('org', 60))}, case when ${share('joint')} < 0.1 then array[${id(2, skewed('joint2', 60))}] else '{}' end, t + interval '7 days', t + interval '1 day',
         case when ${share('open')} > 0.06 then t + (0.1 + 12 * ${share('closed')}) * interval '1 day' end, ${share('res')} > 0.2, case when ${share('reopen')} < 0.04 then 1 + ${skewed('times', 5)} else 0 end, ${skewed('transfers', 4)},
         case when ${share('rated')} < 0.5 then 5 - ${skewed('sat', 5)} end, 3, 1, true,
         'SR-' || to_char(t, 'YYYY') || '-' || n, ${pick(['市政设施 Public works', '环境卫生 Sanitation', '交通出行 Transport', '供水供电 Utilities'], skewed('category', 4))},
         case when n % 3 = 0 then ${pick(placesEn, 'n / 20')} || ' ' || ${pick(thingsEn, 'n')} || ' needs ' || ${pick(deedsEn, 'n / 7')} else ${pick(places, 'n / 20')} || '街道' || ${pick(things, 'n')} || '损坏，请求尽快' || ${pick(deeds, 'n / 7')} end
         from (select n, timestamptz '2024-01-01' + n * interval '85 seconds' as t from generate_series(0, ${requests - 1}) n) r`,
      `insert into asset (${common}, updated_at, asset_class, title, owner_org_id, physical, critical, shareable, lifecycle_state, verified_at, end_of_life_at, telemetry_open_format, annual_cost)
       select ${at(8)}, timestamptz '2024-01-01' + n * interval '13 minutes', ${pick(['pipe', 'road', 'building', 'bridge', 'platform', 'power', 'water'], skewed('class', 7))}, ${name("n || '号'", "' ' || n")}, ${id(2, skewed('org', 60))}, true, ${share('crit')} < 0.3, true,
         ${pick(['operating', 'ageing', 'planned', 'building', 'retiring', 'retired'], skewed('state', 6))}, date '2025-01-01' + n % 600, case when ${share('eol')} < 0.7 then date '2026-01-01' + (n * 7) % 9000 end, true, n % 5000
         from generate_series(0, ${assets - 1}) n`,
      `insert into action (${common}, updated_at, source_type, source_id, title, owner_id, raised_at, due_at, status)
       select ${at(9)}, timestamptz '2023-01-01' + n * interval '3 minutes', 'Risk', ${id(9, 'n')}, ${name(`'第' || n % 97 || '期' || ${pick(deeds, 'n / 7')}`, `' ' || ${pick(deedsEn, 'n / 7')} || ' phase ' || n % 97`)}, ${id(3, 'n % 200')}, date '2025-01-01', date '2026-12-01', 'in_progress'
         from generate_series(0, ${Math.floor(texts / 2) - 1}) n`,
      `insert into dataset (${common}, updated_at, catalogue_code, title, abstract, provider_kind, personal_data, secret, machine_readable, real_time, high_demand)
       select ${at(10)}, timestamptz '2023-06-01' + n * interval '5 minutes', 'CC-' || n, ${name("'数据集'", "' records'")},
         jsonb_build_object('zh', '本数据集包含城市' || ${pick(places, 'n')} || '片区的' || ${pick(things, 'n / 3')} || '运行与' || ${pick(deeds, 'n / 11')} || '记录，每日更新。', 'en', 'Operation and ' || ${pick(deedsEn, 'n / 11')} || ' records of the ' || ${pick(thingsEn, 'n / 3')} || ' in the city, updated daily.'),
         'public', false, false, true, false, false from generate_series(0, ${Math.floor(texts / 4) - 1}) n`,
      `insert into dataset_field (${common}, updated_at, dataset_id, name, data_type, shared, sensitive)
       select ${at(11)}, timestamptz '2023-06-01' + n * interval '5 minutes', ${id(10, `n % ${Math.floor(texts / 4)}`)}, ${pick(thingsEn, 'n')} || '_' || ${pick(deedsEn, 'n / 20')} || '_' || n % 50, 'text', true, false from generate_series(0, ${Math.floor(texts / 4) - 1}) n`,
    ]
    for (const statement of statements) await client.query(statement)
    await client.query('set session_replication_role = origin')
    await client.query('vacuum (analyze)')
  } finally {
    client.release(true)
  }
  await keepAccount(pool, {
    id: randomUUIDv7(),
    login: 'bench',
    name: { zh: '基准测试', en: 'Benchmark' },
    roles: ['program'],
  })
  return renewKey(pool, 'bench', randomUUIDv7(), 1)
}
