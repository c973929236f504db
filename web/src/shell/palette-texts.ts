import type { Texts } from '../ui/text.ts'

export const texts = {
  pages: { zh: '页面', en: 'Pages' },
  parts: { zh: '标准的组成部分', en: 'Parts of the standard' },
  registers: { zh: '台账', en: 'Registers' },
  purposes: { zh: '目的与议题矩阵', en: 'Purposes and issues' },
  overview: { zh: '符合情况总览', en: 'Conformance overview' },
  factors: { zh: '成功因素热力图', en: 'Success factors as a heat map' },
  gates: { zh: '五个阶段关口', en: 'Five phase gates' },
  next: { zh: '最省力的改进', en: 'What to do next' },
  profile: { zh: '城市设定', en: 'City profile' },
  attestations: { zh: '声明', en: 'Statements' },
  contradictions: { zh: '记录之间的矛盾', en: 'Contradictions between records' },
  findings: { zh: '发现项', en: 'Findings' },
  rules: { zh: '规则工作室', en: 'Rule studio' },
  frameworks: { zh: '标准包与映射', en: 'Frameworks and mappings' },
  nothingFound: { zh: '没有找到匹配的内容', en: 'Nothing fits these words' },
} as const satisfies Texts
