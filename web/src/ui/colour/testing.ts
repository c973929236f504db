/** What the tests of the tokens need: contrast, colour vision, distance. Only tests import it. */

export type Theme = (name: string) => Colour
type Colour = readonly [number, number, number]

/** The tokens of both themes. The dark one takes what it does not say from the light one. */
export function themes(sheet: string): { readonly light: Theme; readonly dark: Theme } {
  const block = (start: string) => sheet.slice(sheet.indexOf(start), sheet.indexOf('\n  }', sheet.indexOf(start)))
  const light = tokens(block("[data-theme='light'] {"))
  const dark = new Map([...light, ...tokens(block("[data-theme='dark'] {"))])
  return { light: reader(light), dark: reader(dark) }
}

function tokens(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]))
}

function reader(known: ReadonlyMap<string, string>): Theme {
  return (name) => {
    const hex = known.get(name)
    if (hex === undefined) throw new Error(`no token --${name}`)
    return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Colour
  }
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Source: WCAG 2.2, relative luminance and contrast ratio. */
export function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

export const visions = ['normal', 'protan', 'deutan', 'tritan'] as const
export type Vision = (typeof visions)[number]

/** Source: Machado, Oliveira, Fernandes 2009, matrices at severity 1.0 for linear RGB. */
const matrices: Readonly<Record<Vision, readonly Colour[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** The least distance between any two of the colours. Source of the distance: CIEDE2000. */
export function nearest(colours: readonly Colour[], vision: Vision): number {
  const seen = colours.map((colour) => lab(colour, vision))
  let least = Number.POSITIVE_INFINITY
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(index + 1)) least = Math.min(least, ciede2000(one, other))
  }
  return least
}

/** Source: CIE 15, 1976 L*a*b*, white D65. */
const f = (value: number) => (value > 216 / 24_389 ? Math.cbrt(value) : (24_389 / 27) * (value / 116) + 16 / 116)

function lab(colour: Colour, vision: Vision): Colour {
  const straight = colour.map(linear)
  const [red = 0, green = 0, blue = 0] = matrices[vision].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, factor, index) => sum + factor * (straight[index] ?? 0), 0),
      ),
    ),
  )
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const degrees = (angle: number) => (angle * 180) / Math.PI
const radians = (angle: number) => (angle * Math.PI) / 180

const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a)) + 360) % 360)

function ciede2000([l1, a1, b1]: Colour, [l2, a2, b2]: Colour): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)))
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)]
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)]
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)]
  const apart = Math.abs(h1 - h2)
  let turn = h2 - h1
  if (c1 * c2 === 0) turn = 0
  else if (apart > 180) turn += h2 <= h1 ? 360 : -360
  const [dl, dc, dh] = [l2 - l1, c2 - c1, 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))]
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const h = c1 * c2 === 0 ? h1 + h2 : apart <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2
  const cos = (angle: number) => Math.cos(radians(angle))
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63)
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t]
  const rc = 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7))
  const rt = -Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2)))) * rc
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))
}
