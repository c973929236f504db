import type { Language } from '@citywide/model/text'

/** Degrees with four decimals, some ten metres: "30.6100° N, 113.4200° E", 「北纬 30.6100°，东经 113.4200°」. */
export function coordinates(longitude: number, latitude: number, language: Language): string {
  const north = Math.abs(latitude).toFixed(4)
  const east = Math.abs(longitude).toFixed(4)
  if (language === 'zh')
    return `${latitude < 0 ? '南纬' : '北纬'} ${north}°，${longitude < 0 ? '西经' : '东经'} ${east}°`
  return `${north}° ${latitude < 0 ? 'S' : 'N'}, ${east}° ${longitude < 0 ? 'W' : 'E'}`
}
