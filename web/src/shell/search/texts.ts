export const texts = {
  search: { zh: '搜索', en: 'Search' },
  words: { zh: '文字、编号或拼音首字母', en: 'Words, a code or pinyin initials' },
  registers: { zh: '按登记册筛选', en: 'By register' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有记录包含这些文字', en: 'No record holds these words' },
  noneHelp: {
    zh: '可以只输入一部分，用英文单词的开头或拼音首字母试试，或切换到上级范围。',
    en: 'Try fewer words, the beginning of an English word or pinyin initials, or the scope above.',
  },
  begin: { zh: '输入要找的内容', en: 'Type what you are looking for' },
  beginHelp: {
    zh: '一次搜索所有登记册，中文、英文、编号和名称的拼音首字母都可以。',
    en: 'All registers are searched at once: Chinese, English, codes, and the pinyin initials of names.',
  },
  more: { zh: '显示更多', en: 'Show more' },
  found: {
    zh: ({ count, exact }: { count: string; exact: boolean }) =>
      exact ? `找到 ${count} 条记录。` : `至少有 ${count} 条记录，先显示名称匹配和最近更新的。`,
    en: ({ count, exact }: { count: string; exact: boolean }) =>
      exact
        ? `Records found: ${count}.`
        : `At least ${count} records; those called by these words and the latest come first.`,
  },
  most: {
    zh: '这里最多显示 200 条。请多输入几个字，或打开其中一个登记册。',
    en: 'No more than 200 are shown here. Add a word, or open one of the registers.',
  },
  allResults: {
    zh: ({ count }: { count: string }) => `查看全部结果（${count}）`,
    en: ({ count }: { count: string }) => `All results (${count})`,
  },
  openRegister: {
    zh: ({ register }: { register: string }) => `在“${register}”列表中查看`,
    en: ({ register }: { register: string }) => `See all in the list of ${register}`,
  },
} as const
