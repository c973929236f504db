/** The national stations of the set; the files carry their names in Latin letters only. */
import type { Text } from '@citywide/model/text'

const chinese: Readonly<Record<string, string>> = {
  Aotizhongxin: '奥体中心',
  Changping: '昌平',
  Dingling: '定陵',
  Dongsi: '东四',
  Guanyuan: '官园',
  Gucheng: '古城',
  Huairou: '怀柔',
  Nongzhanguan: '农展馆',
  Shunyi: '顺义',
  Tiantan: '天坛',
  Wanliu: '万柳',
  Wanshouxigong: '万寿西宫',
}

/** A station that is not in the list keeps the name of the file in both languages. */
export function stationName(station: string): Text {
  return { zh: chinese[station] ?? station, en: station }
}

/** `Tiantan` → `tiantan`, as it stands in codes. */
export function stationCode(station: string): string {
  return station.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

export function streamCode(station: string, property: string): string {
  return `beijing.${stationCode(station)}.${property}`
}
