import { closedList } from '../record/code-list.ts'

/** Component code, shared by several registers. */
export const component = closedList(
  'component',
  { zh: '组成部分代码', en: 'Component code' },
  {
    A: { zh: '实施原则', en: 'Guiding principles' },
    A1: { zh: '共同愿景', en: 'Shared vision' },
    A2: { zh: '以人为本', en: 'Citizen-centric' },
    A3: { zh: '数字化', en: 'Digital' },
    A4: { zh: '开放协作', en: 'Open and collaborative' },
    B1: { zh: '城市愿景', en: 'City vision' },
    B2: { zh: '领导作用和治理', en: 'Leadership and governance' },
    B3: { zh: '协同参与', en: 'Collaborative engagement' },
    B4: { zh: '采购和供应商管理', en: 'Procurement and supplier management' },
    B5: { zh: '描绘城市交互性需求', en: 'Mapping interoperability needs' },
    B6: { zh: '建立通用术语和参考模式', en: 'Common terminology and reference model' },
    B7: { zh: '智慧城市路线图', en: 'Smart city roadmap' },
    B8: { zh: '通过城市数据增强城市能力', en: 'Empowering communities through city data' },
    B9: { zh: '提供以人为本的综合服务', en: 'Integrated citizen-centric services' },
    B10: { zh: '身份和隐私管理', en: 'Identity and privacy management' },
    B11: { zh: '数字化兼容和渠道管理', en: 'Digital inclusion and channel management' },
    B12: { zh: '管理智慧城市开发和基础设施', en: 'Developments and infrastructures' },
    B13: { zh: 'IT和数据资源描绘和管理', en: 'IT and data resource mapping' },
    B14: { zh: '开放的、服务导向的、全市性的IT架构', en: 'City-wide IT architecture' },
    C1: { zh: '利益映射', en: 'Benefit mapping' },
    C2: { zh: '利益追踪', en: 'Benefit tracking' },
    C3: { zh: '利益实施', en: 'Benefit delivery' },
    D: { zh: '关键成功因素', en: 'Critical success factors' },
  },
)
