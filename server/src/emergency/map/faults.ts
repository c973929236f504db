/** What can be wrong with a map that is brought in, said so that it can be mended. */
import type { Text } from '@citywide/model/text'

export const mapFaults = {
  NOT_JSON: { zh: '此处不是合法的 JSON。', en: 'This is not well-formed JSON.' },
  NOT_COLLECTION: {
    zh: '最外层必须是 type 为 FeatureCollection 的对象，要素在 features 数组中。',
    en: 'The outermost object must have the type FeatureCollection and its features in the array `features`.',
  },
  OTHER_COORDINATES: {
    zh: '坐标参照系只接受 WGS 84（CRS84、EPSG:4326）或 CGCS2000（EPSG:4490），请先转换坐标。',
    en: 'Coordinates must be WGS 84 (CRS84, EPSG:4326) or CGCS2000 (EPSG:4490): convert them first.',
  },
  NOT_FEATURE: {
    zh: '数组元素必须是 type 为 Feature 的对象。',
    en: 'Each element must be an object of the type Feature.',
  },
  FEATURE_LARGE: { zh: '单个要素超过 8 MB。', en: 'One feature has more than 8 MB.' },
  GEOMETRY: { zh: '缺少 geometry，无法绘制。', en: 'There is no geometry to draw.' },
  GEOMETRY_KIND: {
    zh: '几何类型须为 Point、LineString、Polygon 或对应的 Multi 类型。',
    en: 'The geometry must be a Point, LineString, Polygon or one of their Multi kinds.',
  },
  COORDINATES: { zh: '坐标数组为空或缺失。', en: 'The array of coordinates is empty or missing.' },
  POSITION: { zh: '坐标点须为 [经度, 纬度] 两个数。', en: 'A position must be two numbers: longitude, latitude.' },
  SWAPPED: {
    zh: '经度和纬度似乎颠倒：GeoJSON 须先写经度。',
    en: 'Longitude and latitude seem to be swapped: GeoJSON begins with the longitude.',
  },
  NOT_DEGREES: {
    zh: '坐标超出经纬度范围，似为投影坐标（米）；请先转换为 WGS 84 或 CGCS2000 经纬度。',
    en: 'Beyond the range of degrees, so probably metres of a projection: convert to degrees of WGS 84 or CGCS2000.',
  },
  TOO_MANY_POSITIONS: {
    zh: '单个要素超过 20 万个坐标点，请先化简或拆分。',
    en: 'One feature has more than 200,000 positions: simplify or divide it.',
  },
  LINE_SHORT: { zh: '线至少需要两个坐标点。', en: 'A line needs at least two positions.' },
  RING_SHORT: { zh: '面的边界至少需要四个坐标点。', en: 'A ring needs at least four positions.' },
  RING_OPEN: {
    zh: '面的边界未闭合：首尾坐标须相同。',
    en: 'The ring is open: its first and last position must be the same.',
  },
  RING_FLAT: { zh: '面的边界没有面积。', en: 'The ring encloses nothing.' },
} as const satisfies Record<string, Text>
export type MapFault = keyof typeof mapFaults
