import type { Texts } from '../../ui/text.ts'

export const contradictionTexts = {
  title: { zh: '记录之间的矛盾', en: 'Contradictions between records' },
  lead: {
    zh: (kinds: number, records: number, checked: number) =>
      kinds === 0
        ? `检查了 ${checked} 种可能的矛盾，目前一处也没有。`
        : `检查了 ${checked} 种可能的矛盾，其中 ${kinds} 种存在，涉及 ${records} 条记录。`,
    en: (kinds: number, records: number, checked: number) =>
      kinds === 0
        ? `${checked} kinds of contradiction were looked for and none was found.`
        : `${checked} kinds of contradiction were looked for; ${kinds} ${kinds === 1 ? 'was' : 'were'} found, in ${records} ${records === 1 ? 'record' : 'records'}.`,
  },
  apart: {
    zh: '矛盾单独统计，不影响任何得分或判定。未知的内容不算矛盾。',
    en: 'They are counted apart and lower no score and no verdict. What is unknown contradicts nothing.',
  },
  none: { zh: '没有矛盾', en: 'Nothing contradicts' },
  noneWhy: { zh: '记录修改后，此页会立即更新。', en: 'The page follows as records change.' },
  likely: { zh: '可能', en: 'likely' },
  count: {
    zh: (count: string) => `${count} 条`,
    en: (count: string) => count,
  },
  found: { zh: '发现的事实', en: 'What was found' },
  why: { zh: '为何要紧', en: 'Why it matters' },
  mend: { zh: '怎样处理', en: 'What to do' },
  records: { zh: '记录', en: 'Records' },
  with: { zh: '对照', en: 'against' },
  more: { zh: '显示更多', en: 'Show more' },
  hidden: {
    zh: (count: number) => `另有 ${count} 条您无权查看。`,
    en: (count: number) => `${count} more are not yours to see.`,
  },
  uncounted: { zh: '未能检查', en: 'could not be checked' },
  looked: {
    zh: (count: number) => `未发现的 ${count} 种`,
    en: (count: number) => `Looked for and not found: ${count}`,
  },
  register: { zh: '登记', en: 'Register' },
  all: { zh: '全部登记', en: 'All registers' },
} as const satisfies Texts
