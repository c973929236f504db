import { closedList } from '../record/code-list.ts'

/** ISO 37101 issue, shared by several registers. */
export const issue37101 = closedList(
  'issue37101',
  { zh: 'ISO 37101 议题', en: 'ISO 37101 issue' },
  {
    GOV: { zh: '治理、授权与参与', en: 'Governance, empowerment and engagement' },
    EDU: { zh: '教育与能力建设', en: 'Education and capacity building' },
    INN: { zh: '创新、创造与研究', en: 'Innovation, creativity and research' },
    HEA: { zh: '社区健康与照护', en: 'Health and care in the community' },
    CUL: { zh: '文化与社区认同', en: 'Culture and community identity' },
    LIV: { zh: '共处、相互依存与互助', en: 'Living together, interdependence and mutuality' },
    ECO: { zh: '经济与可持续生产和消费', en: 'Economy and sustainable production and consumption' },
    ENV: { zh: '生活与工作环境', en: 'Living and working environment' },
    SAF: { zh: '安全与安保', en: 'Safety and security' },
    INF: { zh: '社区基础设施', en: 'Community infrastructures' },
    MOB: { zh: '交通出行', en: 'Mobility' },
    BIO: { zh: '生物多样性与生态系统服务', en: 'Biodiversity and ecosystem services' },
  },
)
