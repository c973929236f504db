import type { Texts } from '../../ui/text.ts'

export const texts = {
  unread: {
    zh: (count: number) => (count >= 100 ? '收件箱，超过 99 条未读' : `收件箱，${count} 条未读`),
    en: (count: number) => (count >= 100 ? 'Inbox, more than 99 unread' : `Inbox, ${count} unread`),
  },
} as const satisfies Texts
