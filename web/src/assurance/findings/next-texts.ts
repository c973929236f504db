import type { Texts } from '../../ui/text.ts'

const many = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

export const nextTexts = {
  title: { zh: '最省力的改进', en: 'What to do next' },
  lead: {
    zh: (cost: number, turned: number, short: number) =>
      short === 0 ? '没有欠缺的规则。' : `按以下顺序改动 ${cost} 处，${short} 条欠缺规则中的 ${turned} 条将变为符合。`,
    en: (cost: number, turned: number, short: number) =>
      short === 0
        ? 'No rule falls short.'
        : `${many(cost, 'change', 'changes')}, in this order, would turn ${turned} of the ${short} rules that fall short to met.`,
  },
  part: { zh: '组成部分', en: 'Component' },
  owner: { zh: '责任岗位', en: 'Who acts' },
  step: { zh: (number: number) => `第 ${number} 步`, en: (number: number) => `Step ${number}` },
  allSteps: { zh: (count: number) => `显示全部 ${count} 步`, en: (count: number) => `Show all ${count} steps` },
  stepAbout: {
    zh: (cost: number, turns: number) => `改动 ${cost} 处，${turns} 条规则变为符合`,
    en: (cost: number, turns: number) =>
      `${many(cost, 'change', 'changes')} · ${many(turns, 'rule becomes', 'rules become')} met`,
  },
  mend: { zh: '要做的改动', en: 'What to change' },
  turns: { zh: '由此变为符合', en: 'What becomes met' },
  fill: {
    zh: (count: number, register: string, field: string) => `在 ${count} 条“${register}”记录中填写：${field}`,
    en: (count: number, register: string, field: string) =>
      `Fill in ${field} in ${many(count, 'record', 'records')} of ${register}`,
  },
  meet: {
    zh: (count: number, register: string, what: string) => `使 ${count} 条“${register}”记录满足：${what}`,
    en: (count: number, register: string, what: string) =>
      `See to it in ${many(count, 'record', 'records')} of ${register} that ${what}`,
  },
  end: {
    zh: (count: number, register: string, what: string) => `使 ${count} 条“${register}”记录不再出现：${what}`,
    en: (count: number, register: string, what: string) =>
      `See to it in ${many(count, 'record', 'records')} of ${register} that it holds no longer: ${what}`,
  },
  add: {
    zh: (count: number, register: string) => `新增 ${count} 条“${register}”记录`,
    en: (count: number, register: string) => `Enter ${many(count, 'more record', 'more records')} of ${register}`,
  },
  missing: { zh: (list: string) => `尚缺：${list}`, en: (list: string) => `Still missing: ${list}` },
  moreRecords: { zh: (count: number) => `另有 ${count} 条`, en: (count: number) => `and ${count} more` },
  hidden: {
    zh: (count: number) => `${count} 条您无权查看`,
    en: (count: number) => `${count} beyond what you may see`,
  },
  openRegister: { zh: '打开台账', en: 'Open the register' },
  completes: {
    zh: (codes: string) => `建议由此符合：${codes}`,
    en: (codes: string) => `Met by then: ${codes}`,
  },
  beyond: { zh: '不取决于个别记录', en: 'Not a matter of single records' },
  beyondAbout: {
    zh: '以下规则须由业务推进，或欠缺过多。',
    en: 'These take the work itself, or more records than one list holds.',
  },
  why_figure: { zh: '由实测数值决定', en: 'a measured figure decides' },
  why_held: { zh: '欠缺记录已冻结', en: 'what fails is held by a freeze' },
  why_many: { zh: '欠缺记录过多', en: 'too many records fall short' },
  need: { zh: (count: number) => `还需 ${count} 条`, en: (count: number) => `${count} more needed` },
  nothing: { zh: '没有可列的改动', en: 'There is nothing to list' },
  nothingWhy: {
    zh: '没有欠缺的规则，或欠缺不取决于个别记录。',
    en: 'No rule falls short, or none that single records decide.',
  },
  toFindings: { zh: '发现项', en: 'Findings' },
} as const satisfies Texts
