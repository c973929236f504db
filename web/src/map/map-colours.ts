/** The colours of the two map styles, paper and night. MapLibre does not read CSS variables: they are resolved here. */

/** Names of tokens without their dashes. */
const mapTokens = [
  'map-ground',
  'map-land',
  'map-block',
  'map-green',
  'map-water',
  'map-building',
  'map-road-minor',
  'map-road',
  'map-road-major',
  'map-motorway',
  'map-rail',
  'map-boundary',
  'map-text',
  'map-text-water',
  'map-halo',
  'map-object',
  'watch',
  'watch-fill',
  'bad',
  'bad-fill',
  'bad-tint',
  'none',
  'surface',
  'accent',
  'ink',
] as const

export type MapColours = Readonly<Record<(typeof mapTokens)[number], string>>

/** As the tokens stand where an element is: a wall is in night style whatever the reader chose. */
export function mapColours(element: Element): MapColours {
  const style = getComputedStyle(element)
  return Object.fromEntries(
    mapTokens.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]),
  ) as unknown as MapColours
}

/** Families of the page's font, which draw the labels: there is no glyph server. */
export function fontsOf(element: Element): string[] {
  return getComputedStyle(element)
    .getPropertyValue('--font')
    .split(',')
    .map((family) => family.trim().replaceAll(/^['"]|['"]$/g, ''))
    .filter((family) => family !== '')
}

/** Calls back when the theme changes, until it is told to stop. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'lang'] })
  return () => observer.disconnect()
}
