/** `air`: hourly air-quality files become records, streams, observations, indicators, targets and benefits. */
import type { Text } from '@citywide/model/text'
import type { WriteStream } from 'node:tty'
import type { Api } from '../api.ts'
import { type ProgressLine, progressLine } from '../progress-line.ts'
import { keepCity, type Tally } from './city.ts'
import { readAir } from './file.ts'
import { keepGoals } from './goals.ts'
import { indicatorCode, keepIndicators } from './indicators.ts'
import { load, type Loaded, whole } from './load.ts'
import { pollutants } from './quantities.ts'
import { computeFigures, figuresOf, fillBaselines, isResult, keepReviews } from './settle.ts'

export interface AirImport {
  readonly paths: readonly string[]
  readonly api: Api
  readonly out: Pick<WriteStream, 'write' | 'isTTY'>
  /** The line that shows progress, for whoever has to say why nothing moves. */
  readonly onLine?: (line: ProgressLine | undefined) => void
}

/** @returns whether everything readable in the files is stored */
export async function importAir({ paths, api, out, onLine = () => undefined }: AirImport): Promise<boolean> {
  const say = (text: Text) => out.write(`${text.zh} · ${text.en}\n`)
  const { stations, rows } = await survey(paths)
  say({
    zh: `${paths.length} 个文件，${stations.length} 个站点，${whole(rows)} 行`,
    en: `${paths.length} files, ${stations.length} stations, ${whole(rows)} rows`,
  })
  const tally: Tally = ({ zh, en }, { made, found }) =>
    say({ zh: `${zh}：新建 ${made}，已有 ${found}`, en: `${en}: ${made} made, ${found} there` })
  const city = await keepCity(api, stations, tally)
  const indicatorIds = await keepIndicators(api, city, stations, tally)
  const goals = await keepGoals(api, city, indicatorIds, tally)

  const line = progressLine(out, rows, '导入 import')
  onLine(line)
  const loaded = await load(api, paths, city.scope.code, line)
  line.end()
  onLine(undefined)

  say({ zh: '计算指标……', en: 'computing indicators…' })
  await computeFigures(api, indicatorIds)
  const filled = await fillBaselines(api, goals)
  say({ zh: `按 2014 年计算值填入基线 ${filled} 项`, en: `${filled} baselines filled with the computed value of 2014` })
  await keepReviews(api, city, goals, tally)
  await report(api, indicatorIds, out)
  return summary(loaded, say)
}

/** Which stations the files are of, and how many rows there are to come. */
async function survey(paths: readonly string[]): Promise<{ stations: string[]; rows: number }> {
  const stations = new Set<string>()
  let rows = 0
  for (const path of paths) {
    for await (const entry of readAir(path)) {
      if (entry.kind === 'fault') continue
      stations.add(entry.station)
      rows += 1
    }
  }
  return { stations: [...stations].toSorted(), rows }
}

/** The annual means of the city with what they rest on; a year without enough valid days is said to be none. */
async function report(api: Api, ids: ReadonlyMap<string, string>, out: AirImport['out']): Promise<void> {
  for (const pollutant of pollutants) {
    const id = ids.get(indicatorCode('annual-mean', pollutant))
    if (id === undefined) continue
    const { figures } = await figuresOf(api, id)
    const years = figures.map((figure) => {
      const days = figure.days ? `${figure.days.valid}/${figure.days.expected}` : ''
      const value = figure.value?.toFixed(2) ?? '–'
      return `${figure.periodStart.slice(0, 4)} ${isResult(figure) ? value : `(${value} 不完整 incomplete)`} [${days} 日 d]`
    })
    out.write(`${pollutant.title.en} µg/m³: ${years.join(', ')}\n`)
  }
}

function summary(loaded: Loaded, say: (text: Text) => void): boolean {
  const { rows, values, missing, skipped, accepted, duplicate, revised, rejected, faults } = loaded
  say({
    zh: `行 ${whole(rows)}，值 ${whole(values)}：新存 ${whole(accepted)}，已有 ${whole(skipped + duplicate)}，更正 ${whole(revised)}，缺测（NA）${whole(missing)}，拒收 ${whole(rejected)}，无法读取 ${whole(faults)}`,
    en: `rows ${whole(rows)}, values ${whole(values)}: accepted ${whole(accepted)}, there already ${whole(skipped + duplicate)}, revised ${whole(revised)}, missing (NA) ${whole(missing)}, rejected ${whole(rejected)}, unreadable ${whole(faults)}`,
  })
  for (const [reason, { count, example }] of loaded.reasons) say({ zh: `${count} × ${reason}`, en: example })
  // A value that cannot be read counts as missing above and as a fault here, so the sum is over all values.
  const complete = accepted + duplicate + revised + skipped + missing === values && rejected + faults === 0
  if (!complete) {
    say({ zh: '部分数据未能存储，原因见上。', en: 'Not everything was stored; the reasons stand above.' })
  }
  return complete
}
