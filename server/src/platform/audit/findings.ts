/** What a check of the log can find, in words for the person who has to act on it. */
import type { Finding, FindingCode, Verification } from '@citywide/model/audit/verification'
import type { Text } from '@citywide/model/text'

interface Kind {
  readonly severity: Finding['severity']
  readonly text: Text
}

const findingKinds: Readonly<Record<FindingCode, Kind>> = {
  ROW_ALTERED: {
    severity: 'broken',
    text: {
      zh: '第 {seq} 行（编号 {id}）的内容与封存时不符。',
      en: 'Row {seq} (id {id}) is not what was sealed.',
    },
  },
  ROW_MISSING: {
    severity: 'broken',
    text: { zh: '第 {seq} 行缺失。', en: 'Row {seq} is missing.' },
  },
  ROW_TWICE: {
    severity: 'broken',
    text: {
      zh: '第 {seq} 行的位置上有多条记录（编号 {id}）。',
      en: 'More than one row stands at place {seq} (id {id}).',
    },
  },
  ROW_BACKDATED: {
    severity: 'warning',
    text: {
      zh: '第 {seq} 行（编号 {id}）所记时间早于封存时间一小时以上，可能是事后补入。',
      en: 'Row {seq} (id {id}) claims a time more than an hour before it was sealed: it may have been put in afterwards.',
    },
  },
  ROW_AHEAD: {
    severity: 'warning',
    text: {
      zh: '第 {seq} 行（编号 {id}）所记时间晚于其封存时间。',
      en: 'Row {seq} (id {id}) claims a time after it was sealed.',
    },
  },
  CHAIN: {
    severity: 'broken',
    text: { zh: '哈希链在第 {seq} 行（编号 {id}）断开。', en: 'The chain breaks at row {seq} (id {id}).' },
  },
  NODE: {
    severity: 'broken',
    text: {
      zh: '哈希树中覆盖第 {seq} 行的节点（第 {level} 层第 {index} 个）被改动、缺失或多出。',
      en: 'The stored hash over row {seq} (level {level}, number {index}) was changed, removed or added.',
    },
  },
  ROOT: {
    severity: 'broken',
    text: {
      zh: '第 {seq} 行至第 {last} 行之间有改动：与 {at} 签名的检查点不符。',
      en: 'Between rows {seq} and {last} something was changed: they do not lead to the checkpoint signed at {at}.',
    },
  },
  SIGNATURE: {
    severity: 'broken',
    text: {
      zh: '共 {size} 行的检查点没有可信密钥的有效签名。',
      en: 'The checkpoint over {size} rows bears no valid signature of a trusted key.',
    },
  },
  TAIL_UNSIGNED: {
    severity: 'broken',
    text: {
      zh: '第 {seq} 行起已编号但无检查点：检查点可能被删除。',
      en: 'From row {seq} on rows have places but no checkpoint: a checkpoint may have been removed.',
    },
  },
  TAIL_CUT: {
    severity: 'broken',
    text: {
      zh: '检查点证明曾有 {size} 行，现只有 {seq} 行：末尾被截去。',
      en: 'A checkpoint proves that there were {size} rows; there are {seq}. The end was cut off.',
    },
  },
  TIME: {
    severity: 'warning',
    text: {
      zh: '共 {size} 行的检查点早于前一个检查点。',
      en: 'The checkpoint over {size} rows is older than the one before it.',
    },
  },
  WITNESS: {
    severity: 'broken',
    text: {
      zh: '前 {size} 行与外部见证在 {at} 所存的不符：日志被重写。',
      en: 'The first {size} rows are not those that the witness saw at {at}: the log was written anew.',
    },
  },
  WITNESS_CUT: {
    severity: 'broken',
    text: {
      zh: '外部见证在 {at} 见到 {size} 行，现只有 {seq} 行：末尾被截去。',
      en: 'At {at} the witness saw {size} rows; there are {seq}. The end was cut off.',
    },
  },
  WITNESS_UNREADABLE: {
    severity: 'warning',
    text: {
      zh: '见证文件第 {line} 行不是有效的检查点。',
      en: 'Line {line} of the witness file is no valid checkpoint.',
    },
  },
  CODE: {
    severity: 'broken',
    text: {
      zh: '前 {size} 行与印出的核对码 {code} 不符。',
      en: 'The first {size} rows do not lead to the printed code {code}.',
    },
  },
  CODE_CUT: {
    severity: 'broken',
    text: {
      zh: '核对码 {code} 印出时有 {size} 行，现只有 {seq} 行。',
      en: 'When the code {code} was printed there were {size} rows; there are {seq}.',
    },
  },
  ARCHIVE: {
    severity: 'broken',
    text: {
      zh: '第 {seq} 行至第 {last} 行的归档文件 {file} 与封存内容不符。',
      en: 'The archive {file} of rows {seq} to {last} is not what was sealed.',
    },
  },
  ARCHIVE_AWAY: {
    severity: 'note',
    text: {
      zh: '第 {seq} 行至第 {last} 行已归档至 {file}，该文件不在本机，未核对内容。',
      en: 'Rows {seq} to {last} lie in the archive {file}, which is not on this machine: their contents were not checked.',
    },
  },
  UNSEALED: {
    severity: 'warning',
    text: {
      zh: '自 {at} 起有行尚未封存。',
      en: 'Rows have been waiting to be sealed since {at}.',
    },
  },
  UNSEALED_LONG: {
    severity: 'broken',
    text: {
      zh: '自 {at} 起有行尚未封存，已超过四小时：个人信息导出与交换暂停。',
      en: 'Rows have been waiting to be sealed since {at}, more than four hours: exports of personal data and exchange have stopped.',
    },
  },
}

/** Findings that are told one by one; the rest is counted. */
const TOLD = 50

/** Gathers findings; `told` those of them that are shown. */
export function findingsList() {
  const told: Finding[] = []
  const counts = { broken: 0, warning: 0, note: 0 }
  return {
    add(code: FindingCode, params: Readonly<Record<string, string | number>> = {}) {
      const { severity, text } = findingKinds[code]
      counts[severity] += 1
      if (told.length >= TOLD) return
      const filled = (words: string) =>
        words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
      const { seq, id } = params
      told.push({
        code,
        severity,
        ...(typeof seq === 'number' && { seq }),
        ...(typeof id === 'number' && { id }),
        text: { zh: filled(text.zh), en: filled(text.en) },
      })
    },
    get outcome(): Verification['outcome'] {
      return counts.broken > 0 ? 'broken' : counts.warning > 0 ? 'warning' : 'sound'
    },
    told,
    get count() {
      return counts.broken + counts.warning + counts.note
    },
  }
}
export type Findings = ReturnType<typeof findingsList>
