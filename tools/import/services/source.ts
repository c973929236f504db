/** Service items of Guang'an district → organizations and services. */
import type { Text } from '@citywide/model/text'
import type { Source } from '../open/sheet.ts'
import { type Item, readItems } from './read.ts'

const city = { code: 'guangan', title: { zh: '广安市', en: "Guang'an" }, kind: 'city' } as const
const district = {
  code: 'guangan-511602',
  title: { zh: '广安市广安区', en: "Guang'an District, Guang'an" },
  kind: 'district',
  parent: city,
} as const

/** Kind of administrative act by its number in the national catalogue of items. */
const itemTypes = {
  '1': 'licence',
  '2': 'penalty',
  '3': 'enforcement',
  '4': 'levy',
  '5': 'payment',
  '6': 'inspection',
  '7': 'confirmation',
  '8': 'award',
  '9': 'ruling',
  '10': 'other',
  '20': 'public',
}

/** The field of life that a department works in; the source names the department alone. */
const domains: Readonly<Record<string, string>> = {
  区经信局: 'business',
  区教科体局: 'education',
  区公安分局: 'safety',
  区消防大队: 'safety',
  区司法局: 'civil',
  区财政局: 'business',
  区自然资源和规划局: 'housing',
  区生态环境局: 'environment',
  区综合执法局: 'utilities',
  区交通运输局: 'transport',
  区水务局: 'utilities',
  区农业农村局: 'business',
  区商务局: 'business',
  区文广旅局: 'culture',
  区卫健局: 'health',
  区应急管理局: 'safety',
  区市监局: 'business',
  区住建局: 'housing',
  区民政局: 'civil',
  区人社局: 'social',
  区残联: 'social',
  区退役军人事务局: 'social',
  区医疗保障局: 'social',
  广安区税务局: 'business',
  区林业局: 'environment',
  区气象局: 'environment',
  区烟草专卖局: 'business',
}

const inList: Text = { zh: '该列表即现行办事事项', en: 'the list shows the items that are in use' }

export async function servicesSource([path = '']: readonly string[]): Promise<Source> {
  const items = await readItems(path)
  const departments = [...new Set(items.map(({ department }) => department))]
  return {
    scope: district,
    sheets: [
      {
        register: 'organizations',
        title: { zh: '部门', en: 'departments' },
        columns: { 部门: { field: 'name.zh' } },
        constants: {
          kind: {
            value: 'department',
            because: { zh: '均为区级部门', en: 'all are departments of the district' },
          },
          sector: { value: 'public', because: { zh: '均为公共部门', en: 'all are public bodies' } },
        },
        key: ['name.zh'],
        rows: departments.map((部门) => ({ 部门 })),
      },
      {
        register: 'services',
        title: { zh: '服务事项', en: 'service items' },
        columns: {
          部门: { field: 'ownerOrgId', by: 'name.zh' },
          领域: { field: 'domain' },
          主项: { field: 'mainItem' },
          事项: { field: 'title.zh' },
          编码: { field: 'code' },
          类型: { field: 'itemType', values: itemTypes },
          网址: { field: 'guideUrl' },
          二维码: { left: { zh: '源文件中全部为空', en: 'empty in every row of the source' } },
        },
        constants: { status: { value: 'live', because: inList } },
        key: ['code'],
        rows: items.map(rowOf),
      },
    ],
  }
}

function rowOf({ department, mainItem, name, code, taskType, link, qrcode }: Item) {
  return {
    部门: department,
    领域: domains[department] ?? 'other',
    // How the source says that an item has no main item above it.
    主项: mainItem === '未分类' ? '' : mainItem,
    事项: name,
    编码: code,
    类型: taskType,
    网址: link,
    二维码: qrcode,
  }
}
