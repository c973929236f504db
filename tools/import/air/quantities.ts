/** The columns of the hourly air-quality files (UCI set 501, PRSA) and what they become. */
import type { Text } from '@citywide/model/text'

export interface Quantity {
  readonly column: string
  /** Property of the stream. */
  readonly property: string
  readonly title: Text
  /** UCUM. */
  readonly unit: string
  /** Values outside are faults of the file; null leaves the side open. */
  readonly least: number | null
  readonly most: number | null
}

export interface Pollutant extends Quantity {
  /** How the day of a station is made. Ozone has its own way. */
  readonly statistic: 'mean' | 'max_8h_mean'
  /** Limit of a day, grade II, in the unit of the stream. Source: GB 3095-2012, table 1. */
  readonly dayLimit: number
}

const gas = { unit: 'ug/m3', least: 0, most: null } as const

export const pollutants: readonly Pollutant[] = [
  { ...gas, column: 'PM2.5', property: 'pm2.5', title: both('PM2.5'), statistic: 'mean', dayLimit: 75 },
  { ...gas, column: 'PM10', property: 'pm10', title: both('PM10'), statistic: 'mean', dayLimit: 150 },
  { ...gas, column: 'SO2', property: 'so2', title: named('二氧化硫', 'SO₂'), statistic: 'mean', dayLimit: 150 },
  { ...gas, column: 'NO2', property: 'no2', title: named('二氧化氮', 'NO₂'), statistic: 'mean', dayLimit: 80 },
  // The standard says 4 mg/m³; the files are in µg/m³.
  { ...gas, column: 'CO', property: 'co', title: named('一氧化碳', 'CO'), statistic: 'mean', dayLimit: 4_000 },
  { ...gas, column: 'O3', property: 'o3', title: named('臭氧', 'O₃'), statistic: 'max_8h_mean', dayLimit: 160 },
]

const weather: readonly Quantity[] = [
  { column: 'TEMP', property: 'temperature', title: named('气温', 'Temperature'), unit: 'Cel', least: -60, most: 60 },
  { column: 'PRES', property: 'pressure', title: named('气压', 'Pressure'), unit: 'hPa', least: 850, most: 1_100 },
  { column: 'DEWP', property: 'dew-point', title: named('露点温度', 'Dew point'), unit: 'Cel', least: -80, most: 60 },
  {
    column: 'RAIN',
    property: 'precipitation',
    title: named('降水量', 'Precipitation'),
    unit: 'mm',
    least: 0,
    most: 500,
  },
  {
    column: 'wd',
    property: 'wind-direction',
    title: named('风向', 'Wind direction'),
    unit: 'deg',
    least: 0,
    most: 360,
  },
  { column: 'WSPM', property: 'wind-speed', title: named('风速', 'Wind speed'), unit: 'm/s', least: 0, most: 120 },
]

/** Eleven measured quantities and the direction of the wind. */
export const quantities: readonly Quantity[] = [...pollutants, ...weather]

const points = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW']

/** Degrees from north, clockwise; undefined for anything that is not one of the sixteen points. */
export function degreesOf(point: string): number | undefined {
  const index = points.indexOf(point)
  return index < 0 ? undefined : index * 22.5
}

function both(name: string): Text {
  return { zh: name, en: name }
}

function named(zh: string, en: string): Text {
  return { zh, en }
}
