import type { Texts } from '../../ui/text.ts'

export const wallTexts = {
  title: { zh: (city: string) => `${city}运行中心`, en: (city: string) => `${city} operations centre` },
  sources: {
    zh: (live: number, total: number) => `数据流 ${live} / ${total} 正常`,
    en: (live: number, total: number) => `${live} / ${total} streams live`,
  },
  duty: { zh: (names: string) => `值班 ${names}`, en: (names: string) => `On duty ${names}` },
  nobody: { zh: '当前无人值班', en: 'Nobody on duty' },
  silent: {
    zh: (when: string) => `自 ${when} 起与服务器断开，正在重新连接`,
    en: (when: string) => `Not connected since ${when}, trying again`,
  },
} as const satisfies Texts
