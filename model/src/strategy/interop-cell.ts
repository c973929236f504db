/** [B5] The assessed state of one of the 15 cells of the matrix. */
import { code, date, integer } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { interopCell } from '../codes/interop-cell.ts'
import { interopDimension } from '../codes/interop-dimension.ts'
import { managementArea } from '../codes/management-area.ts'

export const InteropCell = defineRecord({
  name: 'InteropCell',
  table: 'interop_cell',
  path: 'interop-cells',
  room: 'strategy',
  component: 'B5',
  title: { zh: '交互性矩阵单元', en: 'interoperability matrix cell' },
  plural: 'interoperability matrix cells',
  about: { zh: '交互性矩阵15个单元之一的评估状态。', en: 'The assessed state of one of the 15 cells of the matrix.' },
  evidence: 'assessment',
  fields: {
    code: code(interopCell, { zh: '代码', en: 'code' }, { zh: '代码。', en: 'Code, from a list.' }, { required: true }),
    dimension: code(
      interopDimension,
      { zh: '维度', en: 'dimension' },
      { zh: '所属维度。', en: 'Dimension it belongs to.' },
      { required: true },
    ),
    area: code(
      managementArea,
      { zh: '领域', en: 'area' },
      { zh: '所属领域。', en: 'Area it belongs to.' },
      { required: true },
    ),
    level: integer(
      { zh: '成熟度', en: 'level' },
      { zh: '级别，按本记录的清单或量表。', en: 'Level, from the list or scale of the record.' },
      { required: true, unit: 'scale 0-5' },
    ),
    assessedAt: date(
      { zh: '评估日期', en: 'assessment date' },
      { zh: '评估日期。', en: 'Day of the assessment.' },
      { required: true },
    ),
  },
})
export type InteropCell = RecordOf<typeof InteropCell>
