/** [X] A place at one level: city, district, community, grid cell. Added to the 96 because benefits and values refer to it. */
import { bilingual, code, json, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { areaLevel } from '../codes/area-level.ts'

export const Area = defineRecord({
  name: 'Area',
  table: 'area',
  path: 'areas',
  room: 'platform',
  component: 'X',
  title: { zh: '区域', en: 'area' },
  plural: 'areas',
  about: {
    zh: '某一层级的空间范围：市、区、社区、网格等。因利益和指标值引用而在96个实体之外增加。',
    en: 'A place at one level: city, district, community, grid cell. Added to the 96 because benefits and values refer to it.',
  },
  evidence: 'register',
  fields: {
    code: text({ zh: '代码', en: 'code' }, { zh: '代码。', en: 'Code, from a list.' }, { required: true, max: 200 }),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    level: code(
      areaLevel,
      { zh: '空间层级', en: 'level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true },
    ),
    parentId: ref(
      'Area',
      { zh: '上级区域', en: 'parent area' },
      { zh: '所在的上级区域。', en: 'Area it lies in.' },
      { word: 'parent', inverse: 'areas' },
    ),
    geometry: json({ zh: '空间范围', en: 'geometry' }, { zh: 'GeoJSON空间范围。', en: 'GeoJSON geometry.' }),
  },
})
export type Area = RecordOf<typeof Area>
