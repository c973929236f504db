/** [B13] An appraisal of whether a dataset fits a named purpose. */
import { code, date, integer, ref, text } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const appraisalDecision = closedList(
  'appraisalDecision',
  { zh: '评估结论', en: 'Appraisal decision' },
  {
    fit: { zh: '适用', en: 'Fit for use' },
    fit_with_conditions: { zh: '有条件适用', en: 'Fit with conditions' },
    not_fit: { zh: '不适用', en: 'Not fit' },
    refused: { zh: '拒绝使用', en: 'Refused' },
  },
)

export const DatasetAppraisal = defineRecord({
  name: 'DatasetAppraisal',
  table: 'dataset_appraisal',
  path: 'dataset-appraisals',
  room: 'resources',
  component: 'B13',
  title: { zh: '数据集评估', en: 'dataset appraisal' },
  plural: 'dataset appraisals',
  about: { zh: '数据集是否适合特定用途的评估。', en: 'An appraisal of whether a dataset fits a named purpose.' },
  evidence: 'assessment',
  fields: {
    datasetId: ref(
      'Dataset',
      { zh: '数据资源', en: 'dataset' },
      { zh: '相关数据资源。', en: 'Dataset concerned.' },
      { required: true, word: 'dataset', inverse: 'datasetAppraisals' },
    ),
    purpose: text({ zh: '目的', en: 'purpose' }, { zh: '目的。', en: 'Purpose.' }),
    appraisedAt: date(
      { zh: '评估日期', en: 'appraisal date' },
      { zh: '最近评估日期。', en: 'Day of the last appraisal.' },
      { required: true },
    ),
    relevance: integer(
      { zh: '相关性', en: 'relevance' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    completeness: integer(
      { zh: '完整性', en: 'completeness' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    accuracy: integer(
      { zh: '准确性', en: 'accuracy' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    timeliness: integer(
      { zh: '时效性', en: 'timeliness' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    consistency: integer(
      { zh: '一致性', en: 'consistency' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    accessibility: integer(
      { zh: '可访问性', en: 'accessibility' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    legality: integer(
      { zh: '合法性', en: 'legality' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    documentation: integer(
      { zh: '文档', en: 'documentation' },
      { zh: '评分1至5。', en: 'Score 1 to 5.' },
      { required: true, unit: 'scale 1-5' },
    ),
    decision: code(
      appraisalDecision,
      { zh: '决定', en: 'decision' },
      { zh: '作出的决定。', en: 'What was decided.' },
      { required: true },
    ),
    conditions: text({ zh: '使用条件', en: 'conditions' }, { zh: '使用条件。', en: 'Conditions of use.' }),
  },
})
export type DatasetAppraisal = RecordOf<typeof DatasetAppraisal>
