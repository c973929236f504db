import type { Texts } from '../ui/text.ts'

export const texts = {
  nearer: { zh: '放大', en: 'Zoom in' },
  farther: { zh: '缩小', en: 'Zoom out' },
  whole: { zh: '显示全市', en: 'Show the whole city' },
  toNorth: { zh: '向北移动', en: 'Move north' },
  toSouth: { zh: '向南移动', en: 'Move south' },
  toWest: { zh: '向西移动', en: 'Move west' },
  toEast: { zh: '向东移动', en: 'Move east' },
  tools: { zh: '地图控制', en: 'Map controls' },
  keys: {
    zh: '方向键移动，加号和减号缩放，Tab 键依次到达高等级对象，回车键打开。',
    en: 'Arrow keys move it, plus and minus zoom, Tab goes through the high objects, Enter opens one.',
  },
  sources: { zh: '地图资料', en: 'Map data' },
  high: { zh: '高', en: 'High' },
  watch: { zh: '关注', en: 'Watch' },
  silent: { zh: '无数据', en: 'No data' },
  normal: { zh: '正常', en: 'Normal' },
  objectInState: {
    zh: (title: string, state: string) => `${title}，${state}`,
    en: (title: string, state: string) => `${title}, ${state}`,
  },
  cluster: { zh: (count: number) => `${count} 个对象`, en: (count: number) => `${count} objects` },
  loading: { zh: '正在载入地图', en: 'The map is loading' },
} as const satisfies Texts
