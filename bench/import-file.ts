/** A file of requests as a hotline system writes it, and what is wrong with some of its rows. */

/** Why each kind of bad row must be refused, and at which column. */
const kinds: readonly {
  readonly code: string
  readonly column: string | null
  readonly spoil: (cells: string[]) => string[]
}[] = [
  { code: 'NO_SUCH_RECORD', column: '承办单位', spoil: put(1, '不存在的局') },
  { code: 'AMBIGUOUS', column: '承办单位', spoil: put(1, '同名单位') },
  { code: 'NOT_IN_LIST', column: '来源', spoil: put(2, '飞鸽') },
  { code: 'NOT_TIME', column: '提交时间', spoil: put(3, '昨天下午') },
  { code: 'INSTANT_OUT_OF_RANGE', column: '提交时间', spoil: put(3, '1066-10-14 09:00') },
  { code: 'REQUIRED', column: '提交时间', spoil: put(3, '') },
  { code: 'NOT_NUMBER', column: '返工次数', spoil: put(5, '两次') },
  { code: 'TOO_BIG', column: '满意度', spoil: put(6, '9') },
  { code: 'NOT_BOOLEAN', column: '跨渠道可见', spoil: put(7, '也许') },
  { code: 'RAGGED', column: null, spoil: (cells) => cells.slice(0, -1) },
]

function put(at: number, cell: string) {
  return (cells: string[]) => cells.with(at, cell)
}

const headings =
  '受理编号,承办单位,来源,提交时间,期限,返工次数,满意度,跨渠道可见,转办次数,要求材料数,免提交材料数,主题,详情'.split(
    ',',
  )

export const fields: Readonly<Record<string, string>> = {
  受理编号: 'caseNumber',
  承办单位: 'assignedOrgId',
  来源: 'origin',
  提交时间: 'submittedAt',
  期限: 'dueAt',
  返工次数: 'reopened',
  满意度: 'satisfaction',
  跨渠道可见: 'crossChannelVisible',
  转办次数: 'transfers',
  要求材料数: 'documentsRequested',
  免提交材料数: 'documentsReused',
  主题: 'subject',
  详情: 'details',
}

const day = (n: number) => new Temporal.PlainDate(2025, 1, 1).add({ days: n % 300 })

/** @param edition of the same case: a later one says something else */
function cellsOf(n: number, edition: number): string[] {
  const from = day(n)
  return [
    `R${String(n).padStart(7, '0')}`,
    ['城管局', '水务局', 'Power grid'][n % 3] ?? '',
    ['12345热线', 'web', 'App'][n % 3] ?? '',
    `${from.year}/${from.month}/${from.day} ${n % 24}:${String(n % 60).padStart(2, '0')}`,
    `${from.add({ days: 15 }).year}年${from.add({ days: 15 }).month}月${from.add({ days: 15 }).day}日`,
    String(n % 4),
    n % 5 === 0 ? '' : String((n % 5) + 1 - Number(n % 5 === 4)),
    n % 2 === 0 ? '是' : '否',
    String((n % 3) + edition),
    String(n % 7),
    String(n % 2),
    `路灯不亮 ${n % 97}`,
    n % 11 === 0 ? '第一行，\n第二行 "引号"' : `街道 ${n % 31} 号附近`,
  ]
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`

/** Cases that are there before: every fifth of the file, as an earlier edition. */
export function earlierFile(rows: number): string {
  const lines = Array.from({ length: Math.floor(rows / 5) }, (_, at) => line(cellsOf(at * 5, 0)))
  return `\uFEFF${line(headings)}${lines.join('')}`
}

export interface BadRow {
  readonly row: number
  readonly code: string
  readonly column: string | null
}

/** @returns the file, and its bad rows spread over it, kind after kind */
export function laterFile(rows: number, bad: number): { readonly text: string; readonly wrong: readonly BadRow[] } {
  const wrong: BadRow[] = []
  const every = Math.floor(rows / bad)
  const lines = Array.from({ length: rows }, (_, n) => {
    const cells = cellsOf(n, 1)
    const kind = n % every === 3 && wrong.length < bad ? kinds[wrong.length % kinds.length] : undefined
    if (!kind) return line(cells)
    wrong.push({ row: n + 2, code: kind.code, column: kind.column })
    return line(kind.spoil(cells))
  })
  return { text: `\uFEFF${line(headings)}${lines.join('')}`, wrong }
}
