/** Our own line icons on a grid of 16. Decoration: the control that holds one has a name of its own. */
const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10.8 10.8 14 14',
  moon: 'M13 9.7A5.5 5.5 0 0 1 6.3 3 5.5 5.5 0 1 0 13 9.7z',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  right: 'M6 3.5 10.5 8 6 12.5',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  plus: 'M8 3v10M3 8h10',
  download: 'M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M3 13.5h10',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
  chart: 'M2.5 2.5v11h11M5 10l2.5-3 2.5 2 3-4.5',
  narrow: 'M2.5 3h11v10h-11zM6 3v10M11 6.5 9.5 8l1.5 1.5',
  wide: 'M2.5 3h11v10h-11zM6 3v10M9.5 6.5 11 8 9.5 9.5',
  history: 'M2.8 8a5.2 5.2 0 1 0 1.6-3.7M2.5 2.5v3h3M8 5v3.3l2 1.2',
  edit: 'M3 13l.6-2.8L10.8 3l2.2 2.2-7.2 7.2L3 13z',
  link: 'M6.5 9.5 9.5 6.5M7.2 4.7l1-1a2.9 2.9 0 0 1 4.1 4.1l-1 1M8.8 11.3l-1 1a2.9 2.9 0 0 1-4.1-4.1l1-1',
  bell: 'M3.5 11.5c1-1 1.2-2.3 1.2-4.3a3.3 3.3 0 0 1 6.6 0c0 2 .2 3.3 1.2 4.3zM6.7 13.5h2.6',
  clip: 'M12.8 7.2l-4.9 4.9a3.1 3.1 0 0 1-4.4-4.4l5.2-5.2a2.1 2.1 0 0 1 3 3L6.6 10.6a1 1 0 0 1-1.5-1.5l4.4-4.4',
  person: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3 13.5c.5-2.6 2.5-3.8 5-3.8s4.5 1.2 5 3.8',
  out: 'M6.5 2.5h-4v11h4M6 8h7.5M10.5 5l3 3-3 3',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
