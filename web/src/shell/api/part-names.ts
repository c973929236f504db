/**
 * The parts of the standard as the rail shows them: code and a name short enough for one line. Structure and codes are
 * those of ISO 37106 and do not change with a city; the whole catalogue, ninety kilobytes, comes with the pages that need it.
 */
import type { Text } from '@citywide/model/text'

export const partNames = {
  A: { zh: '实施原则', en: 'Guiding principles' },
  B1: { zh: '城市愿景', en: 'City vision' },
  B2: { zh: '领导与治理', en: 'Governance' },
  B3: { zh: '协同参与', en: 'Engagement' },
  B4: { zh: '采购与供应商', en: 'Suppliers' },
  B5: { zh: '交互性需求', en: 'Interoperability' },
  B6: { zh: '术语与参考模式', en: 'Terms and model' },
  B7: { zh: '路线图', en: 'Roadmap' },
  B8: { zh: '城市数据赋能', en: 'City data' },
  B9: { zh: '综合服务', en: 'Services' },
  B10: { zh: '身份与隐私', en: 'Identity, privacy' },
  B11: { zh: '兼容与渠道', en: 'Inclusion, channels' },
  B12: { zh: '开发与基础设施', en: 'Infrastructure' },
  B13: { zh: '数据与系统', en: 'Data and systems' },
  B14: { zh: '城市 IT 架构', en: 'Architecture' },
  C1: { zh: '利益映射', en: 'Mapping' },
  C2: { zh: '利益追踪', en: 'Tracking' },
  C3: { zh: '利益实施', en: 'Delivery' },
  D: { zh: '关键成功因素', en: 'Success factors' },
  GC: { zh: '六项治理变化', en: 'Governance changes' },
  EM: { zh: '应急指挥与控制', en: 'Emergency' },
} as const satisfies Readonly<Record<string, Text>>

export type PartCode = keyof typeof partNames

/**
 * The groups of the rail. Source: ISO 37106:2021, parts [A] to [D] and the three groups of [B]; the governance changes of
 * its clause 4.1 and the emergency cycle of the paper's framework close it.
 */
export const railParts = {
  principles: ['A'],
  strategy: ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7'],
  services: ['B8', 'B9', 'B10', 'B11'],
  resources: ['B12', 'B13', 'B14'],
  benefits: ['C1', 'C2', 'C3'],
  beside: ['D', 'GC', 'EM'],
} as const satisfies Readonly<Record<string, readonly PartCode[]>>

/** Where a part is looked at: most have the same kind of page. */
export function partPath(code: string): '/app/assurance/changes' | '/app/emergency/cycle' | undefined {
  if (code === 'GC') return '/app/assurance/changes'
  return code === 'EM' ? '/app/emergency/cycle' : undefined
}

export function partName({ code, title }: { readonly code: string; readonly title: Text }): Text {
  return code in partNames ? partNames[code as PartCode] : title
}
