/** [X] A body that takes part in running the city: department, utility, firm, voluntary body. */
import { bilingual, boolean, code, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { sector } from '../codes/sector.ts'

export const orgKind = closedList(
  'orgKind',
  { zh: '组织类型', en: 'Organization kind' },
  {
    department: { zh: '政府部门', en: 'Government department' },
    agency: { zh: '事业单位', en: 'Public agency' },
    district: { zh: '区级政府', en: 'District government' },
    utility: { zh: '公用事业单位', en: 'Utility' },
    company: { zh: '企业', en: 'Company' },
    sme: { zh: '中小企业', en: 'Small or medium-sized firm' },
    university: { zh: '高校院所', en: 'University or institute' },
    voluntary: { zh: '社会组织', en: 'Voluntary organization' },
    community: { zh: '社区组织', en: 'Community body' },
    national_body: { zh: '国家机构', en: 'National body' },
    other: { zh: '其他', en: 'Other' },
  },
)

export const Organization = defineRecord({
  name: 'Organization',
  table: 'organization',
  path: 'organizations',
  room: 'platform',
  component: 'X',
  title: { zh: '组织', en: 'organization' },
  plural: 'organizations',
  about: {
    zh: '参与城市运行的单位：政府部门、公用事业、企业、社会组织等。',
    en: 'A body that takes part in running the city: department, utility, firm, voluntary body.',
  },
  evidence: 'register',
  fields: {
    name: bilingual({ zh: '名称', en: 'name' }, { zh: '名称。', en: 'Name.' }, { required: true, max: 300 }),
    kind: code(
      orgKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    sector: code(
      sector,
      { zh: '行业类别', en: 'sector' },
      { zh: '单位所属行业类别。', en: 'Sector of the organization.' },
      { required: true },
    ),
    parentId: ref(
      'Organization',
      { zh: '上级组织', en: 'parent organization' },
      { zh: '所属上级单位。', en: 'Organization it belongs to.' },
      { word: 'parent', inverse: 'organizations' },
    ),
    strategicSupplier: boolean(
      { zh: '战略供应商', en: 'strategic supplier' },
      { zh: '在单个合同之上统一管理的供应商。', en: 'Supplier managed above single contracts.' },
      {
        yes: { zh: '是战略供应商', en: 'is a strategic supplier' },
        no: { zh: '不是战略供应商', en: 'is not a strategic supplier' },
      },
    ),
    identifier: text(
      { zh: '机构代码', en: 'identifier' },
      { zh: '机构代码，如统一社会信用代码。', en: 'Registered number with its scheme, such as a company number.' },
      { max: 100 },
    ),
    about: bilingual({ zh: '简介', en: 'description' }, { zh: '单位职责简介。', en: 'What it does.' }),
  },
})
export type Organization = RecordOf<typeof Organization>
