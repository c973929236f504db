/** [B9] Several services joined into one journey around a life event. */
import { bilingual, code, date, integer, ref, refs } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { operationMoves, operationStatus } from '../codes/operation-status.ts'

export const LifeEvent = defineRecord({
  name: 'LifeEvent',
  table: 'life_event',
  path: 'life-events',
  room: 'services',
  component: 'B9',
  title: { zh: '一件事主题', en: 'life-event journey' },
  plural: 'life-event journeys',
  about: {
    zh: '围绕一件事整合多个事项的办理主题。',
    en: 'Several services joined into one journey around a life event.',
  },
  evidence: 'register',
  publication: { unpublished: ['planned'] },
  fields: {
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { required: true, max: 300 },
    ),
    ownerOrgId: ref(
      'Organization',
      { zh: '责任单位', en: 'responsible organization' },
      { zh: '承担责任的单位。', en: 'Organization that is answerable.' },
      { word: 'ownerOrganization', inverse: 'lifeEventJourneysAsOwnerOrg' },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'lifeEventJourneysAsOrg' },
    ),
    serviceIds: refs(
      'Service',
      { zh: '服务事项', en: 'services' },
      { zh: '相关服务事项。', en: 'Services concerned.' },
      { word: 'services', inverse: 'lifeEventJourneys' },
    ),
    status: code(
      operationStatus,
      { zh: '状态', en: 'status' },
      { zh: '当前状态。', en: 'Where the record stands.' },
      { required: true },
    ),
    launchedAt: date({ zh: '上线日期', en: 'launch date' }, { zh: '上线日期。', en: 'Day it went live.' }),
    stepsBefore: integer(
      { zh: '原环节数', en: 'steps before' },
      { zh: '改造前环节数。', en: 'Steps before redesign.' },
      { required: true },
    ),
    stepsAfter: integer(
      { zh: '现环节数', en: 'steps after' },
      { zh: '改造后环节数。', en: 'Steps after redesign.' },
      { required: true },
    ),
    materialsBefore: integer(
      { zh: '原材料数', en: 'materials before' },
      { zh: '改造前材料数。', en: 'Documents asked for before.' },
      { required: true },
    ),
    materialsAfter: integer(
      { zh: '现材料数', en: 'materials after' },
      { zh: '改造后材料数。', en: 'Documents asked for now.' },
      { required: true },
    ),
    daysBefore: integer(
      { zh: '原办理天数', en: 'days before' },
      { zh: '改造前办理天数。', en: 'Days before redesign.' },
      { required: true, unit: 'd' },
    ),
    daysAfter: integer(
      { zh: '现办理天数', en: 'days after' },
      { zh: '改造后办理天数。', en: 'Days after redesign.' },
      { required: true, unit: 'd' },
    ),
  },
  lifecycle: { field: 'status', initial: 'planned', moves: operationMoves },
})
export type LifeEvent = RecordOf<typeof LifeEvent>
