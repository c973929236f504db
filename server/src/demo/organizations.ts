/** The offices and people of the made-up city. */

export const organizations = [
  {
    code: 'office',
    name: { zh: '市智慧城市工作办公室', en: 'Smart city programme office' },
    kind: 'department',
    sector: 'public',
  },
  { code: 'data', name: { zh: '市数据局', en: 'Data bureau' }, kind: 'department', sector: 'public' },
  { code: 'civil', name: { zh: '市民政局', en: 'Civil affairs bureau' }, kind: 'department', sector: 'public' },
  {
    code: 'ecology',
    name: { zh: '市生态环境局', en: 'Ecology and environment bureau' },
    kind: 'department',
    sector: 'public',
  },
  { code: 'water', name: { zh: '澄川水务集团', en: 'Chengchuan Water' }, kind: 'utility', sector: 'public' },
  {
    code: 'services',
    name: { zh: '市政务服务局', en: 'Administrative services bureau' },
    kind: 'department',
    sector: 'public',
  },
  {
    code: 'emergency',
    name: { zh: '市应急管理局', en: 'Emergency management bureau' },
    kind: 'department',
    sector: 'public',
  },
  { code: 'transport', name: { zh: '市交通运输局', en: 'Transport bureau' }, kind: 'department', sector: 'public' },
  {
    code: 'union',
    name: { zh: '澄川社会组织联合会', en: 'Chengchuan voluntary sector union' },
    kind: 'voluntary',
    sector: 'voluntary',
  },
  {
    code: 'university',
    name: { zh: '澄川大学', en: 'University of Chengchuan' },
    kind: 'university',
    sector: 'academic',
  },
] as const
export type OrganizationCode = (typeof organizations)[number]['code']

export const people = [
  { code: 'lin', name: '林岚 Lin Lan', organization: 'office' },
  { code: 'zhou', name: '周敏 Zhou Min', organization: 'ecology' },
  { code: 'he', name: '何立 He Li', organization: 'civil' },
  { code: 'sun', name: '孙茜 Sun Qian', organization: 'services' },
  { code: 'ma', name: '马骁 Ma Xiao', organization: 'emergency' },
  { code: 'qiao', name: '乔然 Qiao Ran', organization: 'transport' },
  { code: 'tang', name: '唐宁 Tang Ning', organization: 'data' },
  { code: 'bai', name: '白川 Bai Chuan', organization: 'water' },
] as const satisfies readonly { code: string; name: string; organization: OrganizationCode }[]
export type PersonCode = (typeof people)[number]['code']

export const districts = [
  { code: 'jiangbei', title: { zh: '江北区', en: 'Jiangbei' } },
  { code: 'jiangnan', title: { zh: '江南区', en: 'Jiangnan' } },
  { code: 'gucheng', title: { zh: '古城区', en: 'Gucheng Old Town' } },
  { code: 'dongwan', title: { zh: '东湾区', en: 'Dongwan' } },
  { code: 'xihu', title: { zh: '西湖区', en: 'Xihu' } },
  { code: 'shiqiao', title: { zh: '石桥区', en: 'Shiqiao' } },
  { code: 'lvcheng', title: { zh: '绿城区', en: 'Lücheng' } },
  { code: 'gangkou', title: { zh: '港口区', en: 'Gangkou Harbour' } },
] as const
