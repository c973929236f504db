/** The scope, places, devices and the data set behind the measurements. */
import type { Text } from '@citywide/model/text'
import type { Api } from '../api.ts'
import { listAll, openRegister, type RecordBase, type Register } from '../register.ts'
import { quantities } from './quantities.ts'
import { stationName, streamCode } from './stations.ts'

/** The moment at which these data of the past are judged. */
export const EVALUATED_AT = '2017-01-14T16:00:00Z'

interface Scope {
  readonly id: string
  readonly code: string
}

export interface City {
  readonly scope: Scope
  readonly bureauId: string
  readonly ownerId: string
  readonly datasetId: string
  readonly areaId: string
  readonly stationAreaIds: ReadonlyMap<string, string>
  readonly streams: number
}

interface Coded extends RecordBase {
  readonly code: string
}
interface Titled extends RecordBase {
  readonly title: Partial<Text>
}
interface SensorRecord extends RecordBase {
  readonly assetId: string
  readonly quantity: string
}

/** Counts what a run made and found, by register. */
export type Tally = (title: Text, register: Pick<Register<RecordBase>, 'made' | 'found'>) => void

export const titled = (title: Text) => (record: Titled) => record.title.en === title.en

const dataset = {
  title: {
    zh: '北京多站点空气质量逐小时数据（UCI 501，PRSA）',
    en: 'Beijing multi-site air quality, hourly (UCI 501, PRSA)',
  },
  abstract: {
    zh: '国控站点逐小时空气质量与气象数据，2013-03-01 至 2017-02-28，当地时间 UTC+8。缺测值为 NA，不计为零。公开研究数据，不含站点坐标。',
    en: 'Hourly air quality and weather of national stations, 2013-03-01 to 2017-02-28, local time UTC+8. Missing values are NA and never zero. Public research data, without station coordinates.',
  },
  licence:
    'UCI publishes the set under CC BY 4.0 (believed; the repository of the copy has no licence file). Cite: Zhang, S. et al. (2017), Proc. R. Soc. A 473: 20170457.',
  items: quantities.map(({ column }) => column).join(', '),
}

async function keepScope(api: Api): Promise<Scope> {
  const scopes = await listAll<Coded>(api, 'scopes?code=beijing')
  const scope =
    scopes[0] ??
    (await api.create<Coded>('scopes', {
      code: 'beijing',
      title: { zh: '北京（公开历史数据）', en: 'Beijing (public data of the past)' },
      kind: 'city',
      evaluatedAt: EVALUATED_AT,
      madeUp: false,
    }))
  return { id: scope.id, code: scope.code }
}

export async function keepCity(api: Api, stations: readonly string[], tally: Tally): Promise<City> {
  const scope = await keepScope(api)
  const open = async <T extends RecordBase>(path: string) => openRegister<T>(api, path, scope)

  const organizations = await open<RecordBase & { name: Partial<Text> }>('organizations')
  const bureauName = { zh: '空气质量主管单位（示例）', en: 'Air-quality authority (illustration)' }
  const bureau = await organizations.keep(({ name }) => name.en === bureauName.en, {
    name: bureauName,
    kind: 'department',
    sector: 'public',
    strategicSupplier: false,
  })
  tally({ zh: '组织', en: 'organizations' }, organizations)

  const people = await open<RecordBase & { name: string }>('people')
  const ownerName = '空气质量负责人（示例） Air-quality lead (illustration)'
  const owner = await people.keep(({ name }) => name === ownerName, { name: ownerName, orgId: bureau.id, active: true })
  tally({ zh: '人员', en: 'people' }, people)

  const areas = await open<Coded>('areas')
  const area = await areas.keep(({ code }) => code === 'beijing', {
    code: 'beijing',
    title: { zh: '北京市', en: 'Beijing' },
    level: 'city',
  })
  const stationAreaIds = new Map<string, string>()
  for (const station of stations) {
    const { id } = await areas.keep(({ code }) => code === station, {
      code: station,
      title: { zh: `${stationName(station).zh}站`, en: `${station} station` },
      level: 'site',
      parentId: area.id,
    })
    stationAreaIds.set(station, id)
  }
  tally({ zh: '区域', en: 'areas' }, areas)

  const datasets = await open<Titled>('datasets')
  const { id: datasetId } = await datasets.keep(titled(dataset.title), {
    ...dataset,
    providerOrgId: bureau.id,
    providerKind: 'public',
    format: 'csv',
    shareType: 'unconditional',
    shareMethod: 'file',
    openType: 'open',
    personalData: false,
    secret: false,
    lastUpdatedAt: '2017-02-28T16:00:00Z',
    machineReadable: true,
    realTime: false,
    highDemand: false,
    domain: 'resource_protection',
  })
  tally({ zh: '数据资源', en: 'datasets' }, datasets)

  const assets = await open<Titled>('assets')
  const sensors = await open<SensorRecord>('sensors')
  for (const station of stations) {
    const title = {
      zh: `${stationName(station).zh}空气质量监测站`,
      en: `Air-quality station ${station}`,
    }
    const asset = await assets.keep(titled(title), {
      assetClass: 'sensor_network',
      title,
      ownerOrgId: bureau.id,
      physical: true,
      critical: false,
      shareable: true,
      lifecycleState: 'operating',
      telemetryOpenFormat: true,
      domain: 'resource_protection',
    })
    for (const quantity of quantities) {
      const sensor = await sensors.keep(
        ({ assetId, quantity: sensed }) => assetId === asset.id && sensed === quantity.property,
        { assetId: asset.id, quantity: quantity.property, intervalSec: 3_600, status: 'active' },
      )
      await api.send('PUT', `streams/${streamCode(station, quantity.property)}`, {
        body: {
          title: {
            zh: `${stationName(station).zh} · ${quantity.title.zh}`,
            en: `${station} · ${quantity.title.en}`,
          },
          property: quantity.property,
          unit: quantity.unit,
          scope: scope.code,
          place: station,
          areaId: stationAreaIds.get(station) ?? null,
          sensorId: sensor.id,
          datasetId,
          intervalSeconds: 3_600,
          timeZone: 'Asia/Shanghai',
          least: quantity.least,
          most: quantity.most,
        },
      })
    }
  }
  tally({ zh: '资产', en: 'assets' }, assets)
  tally({ zh: '感知设备', en: 'sensors' }, sensors)
  return {
    scope,
    bureauId: bureau.id,
    ownerId: owner.id,
    datasetId,
    areaId: area.id,
    stationAreaIds,
    streams: stations.length * quantities.length,
  }
}
