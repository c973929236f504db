/** San Francisco's 311 cases → areas, organizations, channels and service requests. */
import type { Source, Sheet } from '../open/sheet.ts'
import { type Case, pointOf, readCases } from './read.ts'

const ZONE = 'America/Los_Angeles'

/** How a case came in → where it came from, and the channel it took. */
const ways: Readonly<Record<string, { readonly origin: string; readonly channel: string; readonly digital: boolean }>> =
  {
    'Voice In': { origin: 'hotline', channel: 'hotline', digital: false },
    'Web Self Service': { origin: 'web', channel: 'web', digital: true },
    // Apps of residents and of others that speak the Open311 interface.
    Open311: { origin: 'app', channel: 'app', digital: true },
    'e-mail In': { origin: 'email', channel: 'email', digital: true },
    'Mail In': { origin: 'post', channel: 'post', digital: false },
    Twitter: { origin: 'social', channel: 'social', digital: true },
    'Integrated Agency': { origin: 'partner', channel: 'api', digital: true },
    'Other Department': { origin: 'partner', channel: 'intermediary', digital: false },
  }
const city311 = 'SF311'

export async function casesSource([path = '']: readonly string[]): Promise<Source> {
  const cases = await readCases(path)
  for (const { CaseID, Source: way, Status, Closed } of cases) {
    if (!ways[way]) throw new Error(`case ${CaseID}: unknown source ${way} · 未知来源 ${way}`)
    // The status says nothing beyond the closing time; where it did, it would be lost.
    if ((Status === 'Closed') !== (Closed !== ''))
      throw new Error(`case ${CaseID}: status and closing time disagree · 状态与办结时间不一致`)
  }
  return {
    scope: {
      code: 'san-francisco',
      title: { zh: '旧金山（公开历史数据）', en: 'San Francisco (public data of the past)' },
      kind: 'city',
      evaluatedAt: '2016-01-28T08:00:00Z',
      currency: 'USD',
    },
    sheets: [areas(cases), agencies(cases), channels(), requests(cases)],
  }
}

function areas(cases: readonly Case[]): Sheet {
  const names = [...new Set(cases.map(({ Neighborhood }) => Neighborhood).filter((name) => name !== ''))]
  return {
    register: 'areas',
    title: { zh: '街区', en: 'neighbourhoods' },
    columns: { code: { field: 'code' }, name: { field: 'title.en' } },
    constants: { level: { value: 'community', because: { zh: '均为街区', en: 'all are neighbourhoods' } } },
    key: ['code'],
    rows: names.map((name) => ({ code: `sf-${slug(name)}`, name })),
  }
}

function agencies(cases: readonly Case[]): Sheet {
  const names = new Set(cases.map(({ 'Responsible.Agency': name }) => name))
  return {
    register: 'organizations',
    title: { zh: '承办单位', en: 'agencies' },
    columns: { name: { field: 'name.en' } },
    constants: {
      kind: {
        value: 'agency',
        because: { zh: '均为承办队列或单位', en: 'all are queues or offices that handle cases' },
      },
      sector: { value: 'public', because: { zh: '均受市政府委托', en: 'all act for the city' } },
    },
    key: ['name.en'],
    rows: [city311, ...names].map((name) => ({ name })),
  }
}

function channels(): Sheet {
  const kinds = new Map(Object.values(ways).map((way) => [way.channel, way]))
  return {
    register: 'channels',
    title: { zh: '渠道', en: 'channels' },
    columns: {
      kind: { field: 'kind' },
      digital: { field: 'digital' },
      owner: { field: 'ownerOrgId', by: 'name.en' },
    },
    constants: { status: { value: 'live', because: { zh: '案件经由该渠道提交', en: 'cases came in over it' } } },
    key: ['kind'],
    rows: [...kinds].map(([kind, { digital }]) => ({ kind, digital: String(digital), owner: city311 })),
  }
}

function requests(cases: readonly Case[]): Sheet {
  return {
    register: 'service-requests',
    title: { zh: '服务请求', en: 'service requests' },
    columns: {
      CaseID: { field: 'caseNumber' },
      Opened: { field: 'submittedAt', order: 'mdy', zone: ZONE },
      Closed: { field: 'closedAt', order: 'mdy', zone: ZONE },
      'Status.Notes': { field: 'note' },
      'Responsible.Agency': { field: 'assignedOrgId', by: 'name.en' },
      Category: { field: 'category' },
      'Request.Type': { field: 'subject' },
      'Request.Details': { field: 'details' },
      Address: { field: 'address' },
      Neighborhood: { field: 'areaId', by: 'title.en' },
      location: { field: 'location' },
      Source: {
        field: 'origin',
        values: Object.fromEntries(Object.entries(ways).map(([way, { origin }]) => [way, origin])),
      },
      channel: { field: 'channelId', by: 'kind' },
      'Media.URL': { field: 'photoUrl' },
      Status: { left: { zh: '与办结时间完全一致，由其得出', en: 'says exactly what the closing time says' } },
      Updated: {
        left: {
          zh: '来源系统最近改动时间，本系统自有版本记录',
          en: 'last change in the source; versions here have their own time',
        },
      },
      'Supervisor.District': { left: { zh: '选区，可由地点得出', en: 'electoral district, follows from the place' } },
      '': { left: { zh: '抽样时的行号', en: 'row number of the sample' } },
    },
    key: ['caseNumber'],
    rows: cases.map(({ Point, ...row }) => ({
      ...row,
      location: pointOf(Point),
      channel: ways[row.Source]?.channel ?? '',
    })),
  }
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
