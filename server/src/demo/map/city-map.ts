/** The map of 澄川市 Chengchuan, which is made up: a river city of eight districts. Same every time it is drawn. */
import { mulberry32, seedOf } from '@citywide/model/benefits/random'
import { districts } from '../organizations.ts'
import { away, blob, cell, encloses, loop, type Position, ribbon, smooth, winding, within, written } from './shapes.ts'

interface DrawnFeature {
  readonly type: 'Feature'
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
  readonly properties: Readonly<Record<string, string | number>>
}
export type Collections = Readonly<
  Record<'boundary' | 'district' | 'water' | 'green' | 'road' | 'rail' | 'place', DrawnFeature[]>
>

const middle: Position = [113.47, 30.562]

/** Around what each district lies. */
const seats: Readonly<Record<(typeof districts)[number]['code'], Position>> = {
  jiangbei: [113.42, 30.607],
  jiangnan: [113.49, 30.517],
  gucheng: [113.448, 30.552],
  dongwan: [113.535, 30.575],
  xihu: [113.392, 30.54],
  shiqiao: [113.497, 30.553],
  lvcheng: [113.492, 30.612],
  gangkou: [113.575, 30.523],
}

const riverCourse: readonly Position[] = [
  [113.33, 30.604],
  [113.352, 30.596],
  [113.37, 30.59],
  [113.395, 30.578],
  [113.425, 30.574],
  [113.452, 30.569],
  [113.47, 30.56],
  [113.495, 30.5455],
  [113.522, 30.5425],
  [113.55, 30.54],
  [113.572, 30.533],
  [113.595, 30.52],
  [113.62, 30.513],
]
const brookCourse: readonly Position[] = [
  [113.462, 30.652],
  [113.47, 30.628],
  [113.462, 30.606],
  [113.469, 30.588],
  [113.463, 30.566],
]
const canalCourse: readonly Position[] = [
  [113.392, 30.535],
  [113.42, 30.532],
  [113.448, 30.5345],
  [113.478, 30.533],
  [113.508, 30.5428],
]

interface Words {
  readonly zh: string
  readonly en: string
}

const lakes: readonly (Words & { readonly at: Position; readonly size: Position })[] = [
  { zh: '西湖', en: 'West Lake', at: [113.383, 30.537], size: [1.25, 0.9] },
  { zh: '东湾湖', en: 'Dongwan Lake', at: [113.548, 30.586], size: [1.5, 0.85] },
  { zh: '柳塘', en: 'Willow Pond', at: [113.432, 30.622], size: [0.5, 0.35] },
  { zh: '港池', en: 'Harbour Basin', at: [113.584, 30.515], size: [0.55, 0.3] },
  { zh: '南塘', en: 'South Pond', at: [113.468, 30.507], size: [0.45, 0.3] },
]

const parks: readonly (Words & { readonly at: Position; readonly size: Position })[] = [
  { zh: '西湖公园', en: 'West Lake Park', at: [113.385, 30.539], size: [2, 1.5] },
  { zh: '东湾湿地', en: 'Dongwan Wetland', at: [113.551, 30.588], size: [2.3, 1.4] },
  { zh: '绿城森林公园', en: 'Lücheng Forest Park', at: [113.512, 30.629], size: [2, 1] },
  { zh: '古城墙遗址公园', en: 'Old City Wall Park', at: [113.436, 30.546], size: [0.45, 0.4] },
  { zh: '人民公园', en: 'People’s Park', at: [113.463, 30.548], size: [0.5, 0.35] },
  { zh: '江北公园', en: 'Jiangbei Park', at: [113.407, 30.6], size: [0.7, 0.5] },
  { zh: '南山', en: 'South Hill', at: [113.515, 30.504], size: [1.6, 0.8] },
  { zh: '港口绿带', en: 'Harbour Green Belt', at: [113.562, 30.511], size: [0.9, 0.4] },
  { zh: '科技公园', en: 'Science Park', at: [113.485, 30.594], size: [0.6, 0.4] },
]

interface Place extends Words {
  readonly kind: 'hospital' | 'station' | 'school' | 'works' | 'square' | 'bridge' | 'port' | 'settlement'
  readonly at: Position
  readonly rank: 2 | 3
}
const place = (kind: Place['kind'], rank: Place['rank'], zh: string, en: string, ...at: [number, number]): Place => ({
  kind,
  rank,
  zh,
  en,
  at,
})
const places: readonly Place[] = [
  place('hospital', 2, '第一人民医院', 'First People’s Hospital', 113.456, 30.5565),
  place('hospital', 2, '东湾医院', 'Dongwan Hospital', 113.528, 30.5675),
  place('hospital', 3, '江北中医院', 'Jiangbei Hospital of Chinese Medicine', 113.413, 30.5945),
  place('hospital', 3, '妇幼保健院', 'Maternity and Child Hospital', 113.485, 30.5275),
  place('station', 2, '澄川站', 'Chengchuan Station', 113.4795, 30.581),
  place('station', 2, '澄川南站', 'Chengchuan South Station', 113.482, 30.511),
  place('station', 3, '西湖客运站', 'Xihu Coach Station', 113.4025, 30.5515),
  place('school', 2, '澄川大学', 'Chengchuan University', 113.41, 30.5845),
  place('school', 3, '第二中学', 'No. 2 Middle School', 113.4425, 30.558),
  place('school', 3, '石桥实验学校', 'Shiqiao Experimental School', 113.503, 30.5575),
  place('school', 3, '绿城职业学院', 'Lücheng Vocational College', 113.498, 30.6165),
  place('works', 2, '滨江水厂', 'Riverside Waterworks', 113.437, 30.5655),
  place('works', 3, '江北污水处理厂', 'Jiangbei Sewage Works', 113.445, 30.6),
  place('works', 3, '港口变电站', 'Harbour Substation', 113.568, 30.5265),
  place('square', 2, '市民中心', 'Civic Centre', 113.4665, 30.5725),
  place('square', 3, '鼓楼', 'Drum Tower', 113.4485, 30.5515),
  place('square', 3, '会展中心', 'Exhibition Centre', 113.521, 30.5565),
  place('square', 3, '体育中心', 'Sports Centre', 113.5005, 30.6035),
  place('bridge', 3, '石桥', 'Stone Bridge', 113.47, 30.56),
  place('bridge', 3, '江湾大桥', 'Jiangwan Bridge', 113.522, 30.5425),
  place('port', 2, '澄川港', 'Port of Chengchuan', 113.588, 30.5195),
  place('settlement', 3, '柳塘社区', 'Liutang', 113.4275, 30.6185),
  place('settlement', 3, '江北滨江商务区', 'Jiangbei Riverside', 113.4475, 30.5775),
  place('settlement', 3, '高新软件园', 'High-tech Software Park', 113.4745, 30.5965),
]

/** Directions in degrees from east, counterclockwise, and the name of the road that leads there. */
const radials: readonly (Words & { readonly to: number })[] = [
  { to: 4, zh: '东湾大道', en: 'Dongwan Avenue' },
  { to: 42, zh: '绿城大道', en: 'Lücheng Avenue' },
  { to: 88, zh: '北苑路', en: 'Beiyuan Road' },
  { to: 140, zh: '大学路', en: 'University Road' },
  { to: 182, zh: '人民大道', en: 'People’s Avenue' },
  { to: 218, zh: '西湖大道', en: 'West Lake Avenue' },
  { to: 275, zh: '南站路', en: 'South Station Road' },
  { to: 332, zh: '港口大道', en: 'Harbour Avenue' },
]

const streetNames: readonly Words[] = [
  ['文昌路', 'Wenchang Road'],
  ['中山路', 'Zhongshan Road'],
  ['学府街', 'Xuefu Street'],
  ['解放路', 'Jiefang Road'],
  ['和平街', 'Heping Street'],
  ['建设路', 'Jianshe Road'],
  ['新华街', 'Xinhua Street'],
  ['光明路', 'Guangming Road'],
  ['青年街', 'Qingnian Street'],
  ['健康路', 'Jiankang Road'],
  ['迎宾街', 'Yingbin Street'],
  ['朝阳路', 'Chaoyang Road'],
].map(([zh = '', en = '']) => ({ zh, en }))

const feature = (type: string, coordinates: unknown, properties: DrawnFeature['properties']): DrawnFeature => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties,
})
const area = (ring: readonly Position[], properties: DrawnFeature['properties']) =>
  feature('Polygon', [written(ring)], properties)
const line = (of: readonly Position[], properties: DrawnFeature['properties']) =>
  feature('LineString', written(of), properties)

export function cityMap(): Collections {
  const outline = blob(middle, [14, 9], 'chengchuan boundary', 64)
  const boundary = winding(outline, 0.2)
  const river = ribbon(smooth(riverCourse, 10), 0.42, 'cheng river')
  const wet = [river, ...lakes.map(({ at, size, en }) => blob(at, size, en))]
  const dry = (point: Position) => !wet.some((ring) => encloses(ring, point))
  return {
    boundary: [area(boundary, { zh: '澄川市', en: 'Chengchuan', kind: 'city' })],
    district: districts.map(({ code, title }) => {
      const others = districts.flatMap((other) => (other.code === code ? [] : [seats[other.code]]))
      return area(winding(cell(outline, seats[code], others), 0.2), { ...title, kind: 'district', code })
    }),
    water: [
      area(river, { zh: '澄江', en: 'Cheng River', kind: 'river', rank: 1 }),
      area(ribbon(smooth(brookCourse), 0.09, 'willow brook'), {
        zh: '柳溪',
        en: 'Willow Brook',
        kind: 'stream',
        rank: 2,
      }),
      area(ribbon(smooth(canalCourse), 0.06, 'south canal'), { zh: '南渠', en: 'South Canal', kind: 'canal', rank: 2 }),
      ...lakes.map(({ at, size, zh, en }, order) =>
        area(blob(at, size, en), { zh, en, kind: 'lake', rank: order < 2 ? 1 : 2 }),
      ),
    ],
    green: [
      ...parks.map(({ at, size, zh, en }, order) =>
        area(blob(at, size, en), { zh, en, kind: 'park', rank: order < 3 ? 1 : 2 }),
      ),
      ...gardens(boundary, dry),
    ],
    road: roads(boundary, dry),
    rail: rails(boundary),
    place: [
      ...districts.map(({ code, title }) =>
        feature('Point', written([seats[code]])[0], { ...title, kind: 'district', rank: 1 }),
      ),
      ...places.map(({ at, zh, en, kind, rank }) => feature('Point', written([at])[0], { zh, en, kind, rank })),
    ],
  }
}

/** The road along one bank of the river. */
const embankment = (side: 1 | -1) => smooth(riverCourse, 10).map((point) => away(point, side * 0.1, side * 0.36))

function roads(boundary: readonly Position[], dry: (point: Position) => boolean): DrawnFeature[] {
  const rings = [
    { size: [9.4, 5.6], zh: '绕城高速', en: 'Ring Expressway', kind: 'expressway', rank: 1 },
    { size: [5.2, 3.4], zh: '三环路', en: 'Third Ring Road', kind: 'main', rank: 1 },
    { size: [2.7, 1.9], zh: '内环路', en: 'Inner Ring Road', kind: 'main', rank: 2 },
  ] as const
  return [
    ...rings.map(({ size, ...words }) => line(loop(middle, size, words.en), words)),
    ...radials.flatMap(({ to, zh, en }) =>
      within(radial(to, en), boundary).map((part) =>
        line(part, { zh, en, kind: 'main', rank: to === 182 || to === 4 ? 1 : 2 }),
      ),
    ),
    ...within(embankment(1), boundary).map((part) =>
      line(part, { zh: '滨江北路', en: 'Binjiang North Road', kind: 'main', rank: 2 }),
    ),
    ...within(embankment(-1), boundary).map((part) =>
      line(part, { zh: '滨江南路', en: 'Binjiang South Road', kind: 'main', rank: 2 }),
    ),
    ...streets(boundary, dry),
  ]
}

/** From near the middle outwards, bending a little. */
function radial(degrees: number, seed: string): Position[] {
  const chance = mulberry32(seedOf(seed))
  const bend = (chance() - 0.5) * 0.4
  const points = Array.from({ length: 9 }, (_, step) => {
    const distance = 0.4 + step * 1.7
    const angle = (degrees * Math.PI) / 180 + (bend * step) / 8
    return away(middle, distance * Math.cos(angle), distance * Math.sin(angle))
  })
  return smooth(points, 12)
}

/** Streets between the main roads: two directions that turn slowly from the west to the east; few of them far out. */
function streets(boundary: readonly Position[], dry: (point: Position) => boolean): DrawnFeature[] {
  const found: DrawnFeature[] = []
  const spacing = 0.45
  for (const along of [0, 1] as const) {
    for (let number = -26; number <= 26; number += 1) {
      const chance = mulberry32(seedOf(`street ${along} ${number}`))
      const wide = number % 4 === 0
      const points = Array.from({ length: 121 }, (_, step): Position => {
        const [far, off] = [(step - 60) * 0.2, number * spacing]
        const turn = 0.14 * Math.sin(far / 4 + along) + 0.06 * Math.sin(off / 2)
        const [east, north] = along === 0 ? [far, off + turn] : [off + turn, far]
        return away(middle, east + 0.08 * north, north - 0.06 * east)
      })
      const reach = wide ? 9 : 3.6 + 3.5 * chance()
      const near = (point: Position) =>
        Math.hypot((point[0] - middle[0]) * 95.9, (point[1] - middle[1]) * 110.85 * 1.4) < reach
      const words = wide ? streetNames[(Math.abs(number) + along * 5) % streetNames.length] : undefined
      for (const part of within(points, boundary, (point) => near(point) && dry(point))) {
        if (part.length < 4) continue
        found.push(line(part, { ...words, kind: wide ? 'street' : 'lane', rank: wide ? 3 : 4 }))
      }
    }
  }
  return found
}

/** Small green spots between the houses. */
function gardens(boundary: readonly Position[], dry: (point: Position) => boolean): DrawnFeature[] {
  const chance = mulberry32(seedOf('gardens of chengchuan'))
  return Array.from({ length: 90 }, (_, number) => {
    const at = away(middle, (chance() - 0.5) * 19, (chance() - 0.5) * 11)
    const size: Position = [0.1 + 0.2 * chance(), 0.08 + 0.14 * chance()]
    return { at, size, number }
  }).flatMap(({ at, size, number }) =>
    encloses(boundary, at) && dry(at)
      ? [area(blob(at, size, `garden ${number}`, 14), { kind: 'garden', rank: 3 })]
      : [],
  )
}

function rails(boundary: readonly Position[]): DrawnFeature[] {
  const tracks: readonly (Words & {
    readonly kind: string
    readonly rank: number
    readonly points: readonly Position[]
  })[] = [
    {
      zh: '澄江铁路',
      en: 'Cheng River Railway',
      kind: 'rail',
      rank: 1,
      points: [
        [113.33, 30.63],
        [113.4, 30.625],
        [113.4795, 30.581],
        [113.54, 30.558],
        [113.63, 30.552],
      ],
    },
    {
      zh: '南北高速铁路',
      en: 'North–South High-speed Railway',
      kind: 'rail',
      rank: 1,
      points: [
        [113.452, 30.66],
        [113.4795, 30.581],
        [113.482, 30.511],
        [113.47, 30.47],
      ],
    },
    {
      zh: '地铁 1 号线',
      en: 'Metro Line 1',
      kind: 'metro',
      rank: 2,
      points: [
        [113.385, 30.545],
        [113.4485, 30.5515],
        [113.4665, 30.5725],
        [113.4795, 30.581],
        [113.5005, 30.6035],
      ],
    },
    {
      zh: '地铁 2 号线',
      en: 'Metro Line 2',
      kind: 'metro',
      rank: 2,
      points: [
        [113.413, 30.607],
        [113.437, 30.588],
        [113.4665, 30.5725],
        [113.503, 30.5575],
        [113.528, 30.5675],
        [113.575, 30.523],
      ],
    },
  ]
  return tracks.flatMap(({ points, ...words }) => within(smooth(points, 16), boundary).map((part) => line(part, words)))
}
