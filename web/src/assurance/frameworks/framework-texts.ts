import type { Texts } from '../../ui/text.ts'

export const frameworkTexts = {
  title: { zh: '标准包与映射', en: 'Frameworks and mappings' },
  lead: {
    zh: (packages: number, whole: number, part: number, nodes: number) =>
      `${packages} 个标准包，${nodes} 个节点中 ${whole} 个可由我们的证据完整说明，${part} 个部分说明。`,
    en: (packages: number, whole: number, part: number, nodes: number) =>
      `${packages} frameworks: of ${nodes} nodes, evidence of ours shows ${whole} as a whole and ${part} in part.`,
  },
  claim: {
    zh: '对应关系由 Citywide 论证，标准本身并未规定；城市可以导入自己的对应关系。任何数字都不表示符合性或认证。',
    en: 'The relations are argued by Citywide; no standard states them, and a city may bring its own. No figure here means conformity or certification.',
  },
  framework: { zh: '标准包', en: 'Framework' },
  edition: { zh: '版本', en: 'Edition' },
  reach: { zh: '由证据说明的程度', en: 'Shown by evidence' },
  reachOf: {
    zh: (whole: number, part: number, nodes: number) =>
      nodes === 0
        ? '没有节点，由城市录入'
        : whole === nodes
          ? `全部 ${nodes} 个节点`
          : `${nodes} 个节点：完整 ${whole}，部分 ${part}`,
    en: (whole: number, part: number, nodes: number) =>
      nodes === 0
        ? 'no nodes yet: the city enters them'
        : whole === nodes
          ? `all ${nodes} nodes`
          : `of ${nodes} nodes: ${whole} whole, ${part} in part`,
  },
  states: { zh: '证据现状', en: 'How that evidence stands' },
  waiting: {
    zh: (count: number) => `${count} 处变更待定`,
    en: (count: number) => `${count} ${count === 1 ? 'change' : 'changes'} to decide on`,
  },
  imported: { zh: '城市导入', en: 'taken in by the city' },
  whole: { zh: '完整说明', en: 'Shown as a whole' },
  part: { zh: '部分说明', en: 'Shown in part' },
  none: { zh: '无证据说明', en: 'Nothing shows it' },
  unmapped: { zh: '尚未论证', en: 'Not looked at yet' },
  covered: { zh: '记录已覆盖', en: 'covered by records' },
  targeted: { zh: '仅有目标', en: 'targeted only' },
  empty: { zh: '没有记录', en: 'no records' },
  show: { zh: '显示', en: 'Show' },
  all: { zh: '全部', en: 'All' },
  about: { zh: '关于此包', en: 'About this package' },
  standards: { zh: '所依标准', en: 'Standards' },
  provider: { zh: '提供者', en: 'Provider' },
  licence: { zh: '许可', en: 'Licence' },
  copyright: { zh: '版权', en: 'Copyright' },
  version: { zh: '包版本', en: 'Package version' },
  hash: { zh: '内容摘要', en: 'Hash of the content' },
  basisCounts: { zh: '内容依据', en: 'How sure the content is' },
  nodes: { zh: '节点', en: 'Nodes' },
  noNodes: {
    zh: '此指标体系的定义受版权保护。请由持有文本的工作人员以 OSCAL 目录导入，或在指标登记中选择此体系录入指标。',
    en: 'The definitions of this family are under copyright. An officer who holds the text takes them in as an OSCAL catalog, or enters indicators of this family in the register of indicators.',
  },
  nothingFits: { zh: '没有这样的节点', en: 'No such node' },
  mappings: { zh: '对应关系', en: 'Relations' },
  rules: { zh: '自有规则', en: 'Rules of its own' },
  noMappings: { zh: '尚未论证对应关系。', en: 'No relation has been argued yet.' },
  equal: { zh: '等同于', en: 'equals' },
  subset: { zh: '包含于', en: 'is a part of' },
  superset: { zh: '包含', en: 'holds' },
  intersects: { zh: '部分重合于', en: 'overlaps with' },
  noRelation: { zh: '无对应', en: 'nothing corresponds' },
  clause: {
    zh: (edition: string, place: string) => `${edition} 版 §${place}`,
    en: (edition: string, place: string) => `${edition} §${place}`,
  },
  text: { zh: '本市持有的标准正文', en: 'The text your city holds' },
  textAbout: {
    zh: '仅供本市工作人员查阅：不导出、不进入搜索、不写入日志。',
    en: 'For officers of the city alone: never exported, searched or logged.',
  },
  noText: { zh: '尚未录入。', en: 'None entered.' },
  write: { zh: '录入', en: 'Enter it' },
  change: { zh: '修改', en: 'Change' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  textLabel: { zh: (code: string) => `${code} 的标准正文`, en: (code: string) => `Text of ${code}` },
  textHelp: {
    zh: '留空即删除。请确认本市的许可允许内部使用。',
    en: 'Leave empty to take it out. Make sure your licence allows use inside the city.',
  },
  exports: { zh: '以 OSCAL 导出', en: 'Take out as OSCAL' },
  exportsAbout: {
    zh: 'JSON，OSCAL 1.2；重复导出内容一致。',
    en: 'JSON, OSCAL 1.2; the same each time while nothing changes.',
  },
  catalog: { zh: '目录：节点、规则与阈值', en: 'Catalog: nodes, rules and limits' },
  profile: { zh: '城市配置：阈值与适用范围', en: 'Profile: the limits of this city and what applies' },
  'mapping-collection': { zh: '对应关系', en: 'Mappings' },
  'assessment-results': { zh: '评估结果：观察与结论', en: 'Results: observations and findings' },
  'plan-of-action-and-milestones': { zh: '整改计划：未关闭的问题与行动', en: 'Plan of action: standing findings' },
  changes: { zh: '新版本的变更', en: 'What the new version changes' },
  changesAbout: {
    zh: (version: string) => `版本 ${version} 与现行内容并存；逐个节点接受后才生效。`,
    en: (version: string) => `Version ${version} lies beside what is in force. Each node counts once it is accepted.`,
  },
  added: { zh: '新增', en: 'new' },
  removed: { zh: '删除', en: 'taken out' },
  changed: { zh: '修改', en: 'changed' },
  before: { zh: '现行', en: 'In force' },
  after: { zh: '新版', en: 'New' },
  accept: { zh: '接受', en: 'Accept' },
  keep: { zh: '保持现行', en: 'Keep as it is' },
  acceptAll: { zh: '全部接受', en: 'Accept all' },
  kept: {
    zh: (codes: string) => `保持现行的节点：${codes}。`,
    en: (codes: string) => `Kept as they were: ${codes}.`,
  },
  fields: { zh: (names: string) => `变动：${names}`, en: (names: string) => `differs in ${names}` },
  editions: { zh: '两个版本的差异', en: 'Where the two editions differ' },
  moved: { zh: '条款移动', en: 'moved' },
  same: { zh: '未变', en: 'the same' },
  onlyNew: { zh: '2021 版新增', en: 'new in 2021' },
  equals: { zh: (name: string) => `等同 ${name}`, en: (name: string) => `identical to ${name}` },
  below: { zh: (count: number) => `含 ${count} 个下级节点`, en: (count: number) => `with ${count} below` },
  unchanged: {
    zh: (count: number) => `其余 ${count} 个有条款号的节点在两个版本中位置相同。`,
    en: (count: number) => `The other ${count} nodes that carry a clause stand in the same place in both.`,
  },
  exchange: { zh: '以 OSCAL 导入', en: 'Take in as OSCAL' },
  exchangeAbout: {
    zh: '目录、城市配置或对应关系。先检查，看到会改变什么之后再导入。',
    en: 'A catalog, a profile or a mapping collection. It is checked first: you see what would change before anything does.',
  },
  file: { zh: 'OSCAL 文件（JSON）', en: 'OSCAL document (JSON)' },
  code: { zh: '框架代码', en: 'Code of the framework' },
  codeHelp: {
    zh: '文件未说明时填写，大写字母和数字。',
    en: 'Where the document does not say it: capital letters and digits.',
  },
  reason: { zh: '理由', en: 'Reason' },
  reasonHelp: {
    zh: '导入城市配置时须填写，供批准人参考。',
    en: 'Needed for a profile: the person who approves reads it.',
  },
  check: { zh: '检查', en: 'Check' },
  take: { zh: '导入', en: 'Take it in' },
  notJson: { zh: '此文件不是 JSON。', en: 'This file is not JSON.' },
  would: {
    zh: (name: string, added: number, changed: number, removed: number) =>
      `${name}：将新增 ${added} 个、修改 ${changed} 个、删除 ${removed} 个节点。`,
    en: (name: string, added: number, changed: number, removed: number) =>
      `${name}: ${added} nodes would be new, ${changed} changed, ${removed} taken out.`,
  },
  wouldPropose: {
    zh: (name: string, count: number) => `${name}：将提出 ${count} 项城市设定，由另一人批准。`,
    en: (name: string, count: number) => `${name}: ${count} settings would be proposed; somebody else approves them.`,
  },
  taken: { zh: '已导入。', en: 'Taken in.' },
  privateTexts: {
    zh: (count: number) => `${count} 个节点的原文将作为本市持有的正文保存，不再导出。`,
    en: (count: number) => `The prose of ${count} nodes is kept as the city’s private text and leaves no more.`,
  },
  notes: {
    zh: (count: number) => `${count} 处内容无法对应，作为备注保留`,
    en: (count: number) => `${count} parts have no place here and are kept as notes`,
  },
  toNodes: { zh: '按说明程度筛选', en: 'By how far they are shown' },
} as const satisfies Texts
