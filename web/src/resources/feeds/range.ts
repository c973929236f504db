/** The stretches of time that a page of a stream offers; apart, since the address is read before the page is there. */
export const ranges = ['24h', '7d', '30d', '1y', 'all'] as const
export type Range = (typeof ranges)[number]
