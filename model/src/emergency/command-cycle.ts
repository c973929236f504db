/** [E] One stage of one round of the command-and-control cycle. */
import { code, datetime, integer, ref, text } from '../record/field.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { commandStage } from '../codes/command-stage.ts'

export const CommandCycle = defineRecord({
  name: 'CommandCycle',
  table: 'command_cycle',
  path: 'command-cycles',
  room: 'emergency',
  component: 'E',
  title: { zh: '指挥控制循环', en: 'command cycle stage' },
  plural: 'command cycle stages',
  about: { zh: '指挥控制循环某一轮的一个环节。', en: 'One stage of one round of the command-and-control cycle.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { required: true, word: 'incident', inverse: 'commandCycleStages' },
    ),
    cycleNo: integer(
      { zh: '轮次', en: 'cycle number' },
      { zh: '循环轮次。', en: 'Number of the round.' },
      { required: true },
    ),
    stage: code(
      commandStage,
      { zh: '环节', en: 'stage' },
      { zh: '所处阶段。', en: 'Stage reached.' },
      { required: true },
    ),
    startedAt: datetime(
      { zh: '开始时间', en: 'start time' },
      { zh: '开始的日期。', en: 'When it started.' },
      { required: true },
    ),
    endedAt: datetime(
      { zh: '结束时间', en: 'end time' },
      { zh: '结束时间，进行中为空。', en: 'When it ended; empty while it runs.' },
    ),
    ownerId: ref(
      'Person',
      { zh: '责任人', en: 'owner' },
      { zh: '承担责任的具体人员。', en: 'Named person who is answerable.' },
      { personal: 'indirect', word: 'owner', inverse: 'commandCycleStages' },
    ),
    productRef: text(
      { zh: '环节成果', en: 'stage product' },
      { zh: '本环节成果编号或链接。', en: 'Product of the stage.' },
    ),
  },
})
export type CommandCycle = RecordOf<typeof CommandCycle>
