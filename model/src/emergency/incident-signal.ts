/** [E] A sign that something is wrong, from any sector. */
import { boolean, code, datetime, ref } from '../record/field.ts'
import { closedList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'
import { signalSector } from '../codes/signal-sector.ts'

export const signalOrigin = closedList(
  'signalOrigin',
  { zh: '信号来源', en: 'Origin of signal' },
  {
    citizen: { zh: '市民', en: 'Citizen' },
    hotline: { zh: '热线', en: 'Hotline' },
    grid: { zh: '网格员', en: 'Grid worker' },
    sensor: { zh: '感知设备', en: 'Sensor' },
    hospital: { zh: '医疗机构', en: 'Hospital' },
    media: { zh: '媒体', en: 'Media' },
    agency: { zh: '单位上报', en: 'Agency report' },
    model: { zh: '模型预警', en: 'Model' },
  },
)

export const IncidentSignal = defineRecord({
  name: 'IncidentSignal',
  table: 'incident_signal',
  path: 'incident-signals',
  room: 'emergency',
  component: 'E',
  title: { zh: '事件信号', en: 'incident signal' },
  plural: 'incident signals',
  about: { zh: '来自任何领域的异常信号。', en: 'A sign that something is wrong, from any sector.' },
  evidence: 'live',
  fields: {
    incidentId: ref(
      'Incident',
      { zh: '事件', en: 'incident' },
      { zh: '相关事件。', en: 'Incident concerned.' },
      { word: 'incident', inverse: 'incidentSignals' },
    ),
    origin: code(
      signalOrigin,
      { zh: '来源', en: 'origin' },
      { zh: '来源渠道或方式。', en: 'Where it came from.' },
      { required: true },
    ),
    receivedAt: datetime(
      { zh: '接收时间', en: 'receipt time' },
      { zh: '接收时间。', en: 'When it arrived.' },
      { required: true },
    ),
    triagedAt: datetime({ zh: '研判时间', en: 'triage time' }, { zh: '研判时间。', en: 'When it was assessed.' }),
    sectorKind: code(
      signalSector,
      { zh: '信号领域', en: 'sector' },
      { zh: '信号来自的领域。', en: 'Sector it comes from.' },
      { required: true },
    ),
    personalData: boolean(
      { zh: '涉及个人信息', en: 'personal data' },
      { zh: '是否涉及个人信息。', en: 'Whether personal data is involved.' },
      {
        required: true,
        yes: { zh: '涉及个人信息', en: 'involves personal data' },
        no: { zh: '不涉及个人信息', en: 'involves no personal data' },
      },
    ),
  },
})
export type IncidentSignal = RecordOf<typeof IncidentSignal>
