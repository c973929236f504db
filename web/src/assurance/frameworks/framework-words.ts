/** How sureness and reach are called and marked, everywhere alike. */
import type { NodeBasis } from '@citywide/model/assurance/framework'
import type { NodeView } from '@citywide/model/assurance/framework-view'
import type { Text } from '@citywide/model/text'
import type { Tone } from '../../ui/mark.tsx'

/** Plain words for the basis of a node, and what they mean. */
export const basisWords: Readonly<Record<NodeBasis, { readonly word: Text; readonly about: Text }>> = {
  V1: {
    word: { zh: '见于公开文本', en: 'read in public text' },
    about: {
      zh: '核心意思见于关于该标准本身的公开文本。',
      en: 'The core idea stands in a public text about the standard itself.',
    },
  },
  V2: {
    word: { zh: '见于其前身', en: 'read in its ancestor' },
    about: { zh: '核心意思见于其前身 OASIS TGF。', en: 'The core idea stands in the OASIS TGF, its ancestor.' },
  },
  P: {
    word: { zh: '主题已知', en: 'topic known' },
    about: {
      zh: '主题已证实，细节取自前身文本或通行做法。',
      en: 'The topic is confirmed; the detail comes from the ancestors or from practice.',
    },
  },
  M: {
    word: { zh: '通行做法', en: 'general practice' },
    about: { zh: '未与标准文本核对。', en: 'Not checked against the text of the standard.' },
  },
  D: {
    word: { zh: '自拟', en: 'ours' },
    about: { zh: 'Citywide 自拟，不代表任何标准。', en: 'Derived by Citywide; it stands for no standard.' },
  },
  published: {
    word: { zh: '已公开', en: 'published' },
    about: { zh: '见于公开来源。', en: 'A public source states it.' },
  },
  unconfirmed: {
    word: { zh: '未核实', en: 'unconfirmed' },
    about: { zh: '尚未与公开来源核对。', en: 'Not checked against a public source yet.' },
  },
}

export type Shown = Exclude<NodeView['shown'], null>

export const shownOrder = ['whole', 'part', 'none', 'unmapped'] as const satisfies readonly Shown[]

export const shownTones: Readonly<Record<Shown, Tone>> = { whole: 'done', part: 'watch', none: 'off', unmapped: 'none' }
