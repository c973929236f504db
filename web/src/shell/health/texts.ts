import type { Texts } from '../../ui/text.ts'

export const texts = {
  health: { zh: '平台运行状况', en: 'How the platform is doing' },
  sentence: {
    zh: (act: number, look: number) =>
      act + look === 0
        ? '一切正常，无需处理。'
        : [act > 0 ? `${act} 处需要立即处理` : '', look > 0 ? `${look} 处需要留意` : ''].filter(Boolean).join('，') +
          '，其余正常。',
    en: (act: number, look: number) =>
      act + look === 0
        ? 'All is well; there is nothing to do.'
        : [
            act > 0 ? `${act === 1 ? 'One thing needs' : `${act} things need`} somebody now` : '',
            look > 0 ? `${look === 1 ? 'one' : look} to look at` : '',
          ]
            .filter(Boolean)
            .join(', ') + '; the rest is well.',
  },
  lookedAt: { zh: (time: string) => `${time} 查看`, en: (time: string) => `Looked at ${time}` },
  needs: { zh: '需要处理', en: 'What needs somebody' },
  good: { zh: '正常', en: 'Good' },
  look: { zh: '留意', en: 'Look' },
  act: { zh: '处理', en: 'Act' },
  todo: { zh: '怎么办：', en: 'What to do: ' },
} as const satisfies Texts
