/** What the measured properties are called. A stream may name any other: it is then shown as its source writes it. */
import type { Language, Text } from '../text.ts'

const names: ReadonlyMap<string, Text> = new Map<string, Text>(
  Object.entries({
    'pm2.5': { zh: '细颗粒物（PM2.5）', en: 'PM2.5' },
    pm10: { zh: '可吸入颗粒物（PM10）', en: 'PM10' },
    so2: { zh: '二氧化硫', en: 'Sulphur dioxide' },
    no2: { zh: '二氧化氮', en: 'Nitrogen dioxide' },
    co: { zh: '一氧化碳', en: 'Carbon monoxide' },
    o3: { zh: '臭氧', en: 'Ozone' },
    temperature: { zh: '气温', en: 'Temperature' },
    pressure: { zh: '气压', en: 'Pressure' },
    'dew-point': { zh: '露点温度', en: 'Dew point' },
    humidity: { zh: '相对湿度', en: 'Relative humidity' },
    precipitation: { zh: '降水量', en: 'Precipitation' },
    'wind-direction': { zh: '风向', en: 'Wind direction' },
    'wind-speed': { zh: '风速', en: 'Wind speed' },
    noise: { zh: '噪声', en: 'Noise' },
    'dissolved-oxygen': { zh: '溶解氧', en: 'Dissolved oxygen' },
    'water-level': { zh: '水位', en: 'Water level' },
    'bicycle-flow': { zh: '自行车流量', en: 'Bicycle flow' },
    'vehicle-flow': { zh: '机动车流量', en: 'Vehicle flow' },
    'pedestrian-flow': { zh: '行人流量', en: 'Pedestrian flow' },
  }),
)

export function propertyName(property: string, language: Language): string {
  return names.get(property)?.[language] ?? property
}
