import type { Texts } from '../../ui/text.ts'

export const besideTexts = {
  changesLead: {
    zh: (met: number, all: number, open: number) => `${all} 项变化中 ${met} 项符合，${open} 项需要处理。`,
    en: (met: number, all: number, open: number) =>
      `Of ${all} changes, ${met} ${met === 1 ? 'is' : 'are'} met and ${open} to be worked on.`,
  },
  series: { zh: '逐月得分', en: 'Score month by month' },
  seriesTable: { zh: '六项变化的逐月得分表', en: 'The six changes month by month, as a table' },
  draws: { zh: '取自', en: 'Draws on' },
  measured: { zh: '度量', en: 'Measured by' },
  since: { zh: (when: string) => `自 ${when}`, en: (when: string) => `since ${when}` },
  turnedTimes: {
    zh: (count: number) => (count === 0 ? '判定尚未改变过' : `判定改变过 ${count} 次`),
    en: (count: number) =>
      count === 0
        ? 'its verdict has not changed yet'
        : `its verdict changed ${count === 1 ? 'once' : `${count} times`}`,
  },
  notInEdition: {
    zh: (name: string) => `${name} 没有治理变化表。规则仍在运行；换用 ISO 37106:2021 时可在导航中看到此页。`,
    en: (name: string) =>
      `${name} has no table of governance changes. Their rules go on running; the navigation shows this page with ISO 37106:2021.`,
  },
  emergencyLead: {
    zh: (met: number, all: number, none: number) =>
      `${all} 个单元中 ${met} 个符合，${none} 个尚无可评估的事件或演练记录。`,
    en: (met: number, all: number, none: number) =>
      `Of ${all} cells, ${met} ${met === 1 ? 'is' : 'are'} met; for ${none} no incident or exercise has left records to judge.`,
  },
  cycle: { zh: '七个环节与三大管理领域', en: 'Seven stages, three management areas' },
  stage: { zh: '环节', en: 'Stage' },
  readiness: { zh: '应急准备', en: 'Readiness' },
  linkedWith: { zh: '相关部分', en: 'Linked with' },
  purposes: { zh: '目的与议题矩阵', en: 'Purposes and issues' },
  purposesLead: {
    zh: (filled: number, all: number, untagged: number) =>
      `${all} 个单元中 ${filled} 个有举措、利益或服务；${untagged} 条记录尚未标注。`,
    en: (filled: number, all: number, untagged: number) =>
      `${filled} of ${all} cells hold an initiative, a benefit or a service; ${untagged} ${untagged === 1 ? 'record carries' : 'records carry'} no tags.`,
  },
  issue: { zh: '议题', en: 'Issue' },
  initiatives: { zh: '举措', en: 'Initiatives' },
  benefits: { zh: '利益', en: 'Benefits' },
  services: { zh: '服务', en: 'Services' },
  initiativesShort: { zh: '举', en: 'Init.' },
  benefitsShort: { zh: '益', en: 'Ben.' },
  servicesShort: { zh: '服', en: 'Serv.' },
  countIn: {
    zh: (what: string, purpose: string, issue: string) => `${what}：${purpose}，${issue}`,
    en: (what: string, purpose: string, issue: string) => `${what}: ${purpose}, ${issue}`,
  },
  emptyCell: { zh: '无', en: 'none' },
  candidate: {
    zh: (measure: string) => `可用度量：${measure}`,
    en: (measure: string) => `Could be measured by: ${measure}`,
  },
  emptyIssues: {
    zh: (names: string) => `没有任何记录的议题：${names}。`,
    en: (names: string) => `Issues that nothing serves yet: ${names}.`,
  },
  emptyPurposes: {
    zh: (names: string) => `没有任何记录的目的：${names}。`,
    en: (names: string) => `Purposes that nothing serves yet: ${names}.`,
  },
  noneEmpty: { zh: '每个目的和议题都有记录。', en: 'Every purpose and every issue is served by something.' },
  gaps: { zh: '空缺与未标注', en: 'What is missing' },
  untagged: {
    zh: (kind: string, count: number, all: number) => `${kind}：${all} 条中 ${count} 条未标注`,
    en: (kind: string, count: number, all: number) => `${kind}: ${count} of ${all} without tags`,
  },
  unconfirmed: {
    zh: '六项目的的名称尚未与标准文本核对。',
    en: 'The names of the six purposes have not been checked against the text of the standard.',
  },
  matrixHelp: {
    zh: '一条记录可对应多个目的和议题，因此会计入多个单元。单元格内为举措（举）、利益（益）和服务（服）的条数。',
    en: 'A record that names several purposes or issues counts in several cells. Each cell counts initiatives (Init.), benefits (Ben.) and services (Serv.).',
  },
  sum: { zh: '合计', en: 'In all' },
} as const satisfies Texts
