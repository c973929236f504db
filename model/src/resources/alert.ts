/** [E] A warning raised by a rule or a device. */
import { bilingual, boolean, code, datetime, integer, number, ref, refs, text } from '../record/field.ts'
import { domain } from '../codes/domain.ts'
import { freeList } from '../record/code-list.ts'
import { defineRecord, type RecordOf } from '../record/record.ts'

export const alertKind = freeList('alertKind', { zh: '预警类型代码', en: 'Alert kind' })

export const Alert = defineRecord({
  name: 'Alert',
  table: 'alert',
  path: 'alerts',
  room: 'resources',
  component: 'E',
  title: { zh: '预警', en: 'alert' },
  plural: 'alerts',
  about: { zh: '由规则或设备产生的预警。', en: 'A warning raised by a rule or a device.' },
  evidence: 'live',
  fields: {
    kind: code(
      alertKind,
      { zh: '类别', en: 'kind' },
      { zh: '类别，取自封闭清单。', en: 'Kind, from a closed list.' },
      { required: true },
    ),
    autoDetected: boolean(
      { zh: '自动发现', en: 'auto detected' },
      { zh: '是否自动发现。', en: 'Whether a machine found it.' },
      {
        required: true,
        yes: { zh: '自动发现', en: 'was detected automatically' },
        no: { zh: '人工上报', en: 'was reported by a person' },
      },
    ),
    raisedAt: datetime(
      { zh: '提出时间', en: 'raising time' },
      { zh: '提出时间。', en: 'When it was raised.' },
      { required: true },
    ),
    ackAt: datetime(
      { zh: '确认时间', en: 'acknowledgement time' },
      { zh: '确认时间。', en: 'When somebody acknowledged it.' },
    ),
    orgIds: refs(
      'Organization',
      { zh: '相关单位', en: 'organizations' },
      { zh: '参与的单位。', en: 'Organizations taking part.' },
      { word: 'organizations', inverse: 'alerts' },
    ),
    closedAt: datetime(
      { zh: '办结时间', en: 'closing time' },
      { zh: '办结或关闭时间，未结为空。', en: 'When it was closed; empty while open.' },
    ),
    falseAlarm: boolean(
      { zh: '误报', en: 'false alarm' },
      { zh: '是否误报。', en: 'Whether it was false.' },
      { yes: { zh: '为误报', en: 'was a false alarm' }, no: { zh: '非误报', en: 'was a true alarm' } },
    ),
    title: bilingual(
      { zh: '名称', en: 'title' },
      { zh: '中英文名称。', en: 'Display name in both languages.' },
      { max: 300 },
    ),
    number: text(
      { zh: '预警编号', en: 'number' },
      { zh: '编号，登记时给定，此后不变。', en: 'Number; given when it is entered, and kept.' },
      { max: 40, derived: true },
    ),
    severity: integer(
      { zh: '严重程度', en: 'severity' },
      { zh: '严重程度，1（低）至4（严重）。', en: 'How grave it is, 1 (low) to 4 (critical).' },
      { unit: 'scale 1-4' },
    ),
    domain: code(
      domain,
      { zh: '领域', en: 'domain' },
      { zh: '所属的智慧管理领域。', en: 'Domain of intelligent management it belongs to.' },
    ),
    place: text({ zh: '地点', en: 'place' }, { zh: '地点，文字描述。', en: 'Where, in words.' }, { max: 200 }),
    longitude: number(
      { zh: '经度', en: 'longitude' },
      { zh: '经度，WGS 84或CGCS2000，度。', en: 'Longitude, WGS 84 or CGCS2000, degrees.' },
      { unit: 'deg', min: -180, max: 180 },
    ),
    latitude: number(
      { zh: '纬度', en: 'latitude' },
      { zh: '纬度，WGS 84或CGCS2000，度。', en: 'Latitude, WGS 84 or CGCS2000, degrees.' },
      { unit: 'deg', min: -90, max: 90 },
    ),
    areaId: ref(
      'Area',
      { zh: '区域', en: 'area' },
      { zh: '所在区域。', en: 'Area it lies in.' },
      { word: 'area', inverse: 'alerts' },
    ),
    reason: bilingual(
      { zh: '触发依据', en: 'reason' },
      { zh: '触发依据：规则语句或情况说明。', en: 'Why it was raised: the rule as a sentence, or what was seen.' },
      { max: 2_000 },
    ),
    ruleId: text(
      { zh: '事件规则', en: 'event rule' },
      { zh: '产生它的事件规则。', en: 'Event rule that raised it.' },
      { max: 120, derived: true },
    ),
    groupKey: text(
      { zh: '监测对象', en: 'what is watched' },
      { zh: '规则所监测的数据流、传感器、区域或资产。', en: 'Stream, sensor, area or asset that the rule watches.' },
      { max: 300, derived: true },
    ),
    episodeAt: datetime(
      { zh: '过程开始时间', en: 'begin of the episode' },
      { zh: '本次异常过程的开始时间。', en: 'When what is out of order began.' },
      { derived: true },
    ),
    clearedAt: datetime(
      { zh: '恢复时间', en: 'clearing time' },
      { zh: '数值恢复正常的时间；办结由人完成。', en: 'When the value was back in order; people close.' },
      { derived: true },
    ),
    firstValue: number(
      { zh: '触发值', en: 'first value' },
      { zh: '触发时的数值。', en: 'Value that raised it.' },
      { unit: 'indicator', derived: true },
    ),
    lastValue: number(
      { zh: '最新值', en: 'last value' },
      { zh: '最近一次数值。', en: 'Latest value.' },
      { unit: 'indicator', derived: true },
    ),
    worstValue: number(
      { zh: '最严重值', en: 'worst value' },
      { zh: '偏离限值最远的数值。', en: 'Value that lay furthest beyond the limit.' },
      { unit: 'indicator', derived: true },
    ),
    limitValue: number(
      { zh: '限值', en: 'limit' },
      { zh: '规则的限值。', en: 'Limit of the rule.' },
      { unit: 'indicator', derived: true },
    ),
    valueUnit: text(
      { zh: '计量单位', en: 'unit' },
      { zh: '数值的计量单位，UCUM代码。', en: 'Unit of the values, a UCUM code.' },
      { max: 40, derived: true },
    ),
    lastValueAt: datetime(
      { zh: '最新值时间', en: 'time of the last value' },
      { zh: '最近一次数值的时间。', en: 'Time of the latest value.' },
      { derived: true },
    ),
    assignedAt: datetime(
      { zh: '派单时间', en: 'assignment time' },
      { zh: '派给个人或队伍的时间。', en: 'When a person or a team was asked to act.' },
      { derived: true },
    ),
    teamId: ref(
      'Organization',
      { zh: '处置队伍', en: 'team' },
      { zh: '负责处置的单位。', en: 'Organization that is to act.' },
      { word: 'team', inverse: 'assignedAlerts', derived: true },
    ),
    incidentId: ref(
      'Incident',
      { zh: '突发事件', en: 'incident' },
      { zh: '由它转成的突发事件。', en: 'Incident that was opened from it.' },
      { word: 'incident', inverse: 'alerts', derived: true },
    ),
    mergedIntoId: ref(
      'Alert',
      { zh: '归并到', en: 'merged into' },
      { zh: '归并到的主预警。', en: 'Alert that it was merged into.' },
      { word: 'leader', inverse: 'followers', derived: true },
    ),
    closingNote: text(
      { zh: '办结说明', en: 'closing note' },
      { zh: '办结或判为误报的理由。', en: 'Why it was closed, or was a false alarm.' },
      { max: 1_000, derived: true },
    ),
    escalatedAt: datetime(
      { zh: '升级提醒时间', en: 'escalation time' },
      { zh: '超时未确认而提醒上级的时间。', en: 'When the role above was told that nobody had acknowledged in time.' },
      { derived: true },
    ),
  },
})
export type Alert = RecordOf<typeof Alert>
