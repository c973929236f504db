import { useLanguage } from '../ui/language.tsx'
import { type MapView, metresPerPixel } from './mercator.ts'

/** At most so many pixels long. */
const LONGEST = 90

/** How far a stretch of the map is in the city. */
export function ScaleBar({ view }: { readonly view: MapView }) {
  const { language } = useLanguage()
  const most = metresPerPixel(view) * LONGEST
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power
  const [value, unit] = metres >= 1000 ? ([metres / 1000, 'kilometer'] as const) : ([metres, 'meter'] as const)
  const words = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { style: 'unit', unit }).format(value)
  return (
    <p className="map-scale" style={{ width: Math.round(metres / metresPerPixel(view)) }}>
      {words}
    </p>
  )
}
