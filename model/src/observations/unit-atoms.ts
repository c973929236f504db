/** Units that cities measure in, as UCUM defines them. Source: The Unified Code for Units of Measure, version 2.2. */

/** Exponents of metre, second, gram, radian, kelvin, coulomb, candela: the base of UCUM. */
export type Dimension = readonly [number, number, number, number, number, number, number]

export interface Atom {
  /** How many coherent base units one of it is. */
  readonly factor: number
  readonly dimension: Dimension
  /** May stand behind a prefix. */
  readonly metric: boolean
  /** On a scale of its own (degrees Celsius, decibel, pH): such a unit stands alone. */
  readonly scale: boolean
}

const none: Dimension = [0, 0, 0, 0, 0, 0, 0]
const metric = (factor: number, dimension: Dimension = none): Atom => ({
  factor,
  dimension,
  metric: true,
  scale: false,
})
const plain = (factor: number, dimension: Dimension = none): Atom => ({
  factor,
  dimension,
  metric: false,
  scale: false,
})
const scale = (dimension: Dimension, isMetric = false): Atom => ({
  factor: 1,
  dimension,
  metric: isMetric,
  scale: true,
})

const length: Dimension = [1, 0, 0, 0, 0, 0, 0]
const area: Dimension = [2, 0, 0, 0, 0, 0, 0]
const volume: Dimension = [3, 0, 0, 0, 0, 0, 0]
const time: Dimension = [0, 1, 0, 0, 0, 0, 0]
const rate: Dimension = [0, -1, 0, 0, 0, 0, 0]
const speed: Dimension = [1, -1, 0, 0, 0, 0, 0]
const mass: Dimension = [0, 0, 1, 0, 0, 0, 0]
const angle: Dimension = [0, 0, 0, 1, 0, 0, 0]
const temperature: Dimension = [0, 0, 0, 0, 1, 0, 0]
const force: Dimension = [1, -2, 1, 0, 0, 0, 0]
const pressure: Dimension = [-1, -2, 1, 0, 0, 0, 0]
const energy: Dimension = [2, -2, 1, 0, 0, 0, 0]
const power: Dimension = [2, -3, 1, 0, 0, 0, 0]
const current: Dimension = [0, -1, 0, 0, 0, 1, 0]
const dose: Dimension = [2, -2, 0, 0, 0, 0, 0]
const avogadro = 6.022_136_7e23

const units: Readonly<Record<string, Atom>> = {
  m: metric(1, length),
  s: metric(1, time),
  g: metric(1, mass),
  rad: metric(1, angle),
  K: metric(1, temperature),
  C: metric(1, [0, 0, 0, 0, 0, 1, 0]),
  cd: metric(1, [0, 0, 0, 0, 0, 0, 1]),

  '10*': plain(10),
  '10^': plain(10),
  '[pi]': plain(Math.PI),
  '%': plain(1e-2),
  '[ppth]': plain(1e-3),
  '[ppm]': plain(1e-6),
  '[ppb]': plain(1e-9),
  '[pptr]': plain(1e-12),
  mol: metric(avogadro),
  eq: metric(avogadro),
  kat: metric(avogadro, rate),
  U: metric((avogadro * 1e-6) / 60, rate),
  osm: metric(avogadro),

  sr: metric(1, [0, 0, 0, 2, 0, 0, 0]),
  deg: plain(Math.PI / 180, angle),
  gon: plain(Math.PI / 200, angle),
  "'": plain(Math.PI / 180 / 60, angle),
  "''": plain(Math.PI / 180 / 3600, angle),
  circ: plain(2 * Math.PI, angle),

  min: plain(60, time),
  h: plain(3600, time),
  d: plain(86_400, time),
  wk: plain(604_800, time),
  mo: plain(2_629_800, time),
  a: plain(31_557_600, time),

  Hz: metric(1, rate),
  N: metric(1e3, force),
  Pa: metric(1e3, pressure),
  bar: metric(1e8, pressure),
  atm: plain(101_325e3, pressure),
  'm[Hg]': metric(133_322_000, pressure),
  'm[H2O]': metric(9_806_650, pressure),
  J: metric(1e3, energy),
  eV: metric(1.602_176_487e-16, energy),
  cal: metric(4_184, energy),
  W: metric(1e3, power),
  '[HP]': plain(745_699.871_582_27, power),
  A: metric(1, current),
  V: metric(1e3, [2, -2, 1, 0, 0, -1, 0]),
  F: metric(1e-3, [-2, 2, -1, 0, 0, 2, 0]),
  Ohm: metric(1e3, [2, -1, 1, 0, 0, -2, 0]),
  S: metric(1e-3, [-2, 1, -1, 0, 0, 2, 0]),
  mho: metric(1e-3, [-2, 1, -1, 0, 0, 2, 0]),
  Wb: metric(1e3, [2, -1, 1, 0, 0, -1, 0]),
  T: metric(1e3, [0, -1, 1, 0, 0, -1, 0]),
  H: metric(1e3, [2, 0, 1, 0, 0, -2, 0]),
  lm: metric(1, [0, 0, 0, 2, 0, 0, 1]),
  lx: metric(1, [-2, 0, 0, 2, 0, 0, 1]),
  Bq: metric(1, rate),
  Ci: metric(3.7e10, rate),
  Gy: metric(1, dose),
  Sv: metric(1, dose),

  l: metric(1e-3, volume),
  L: metric(1e-3, volume),
  ar: metric(100, area),
  t: metric(1e6, mass),
  u: metric(1.660_538_782e-24, mass),

  '[in_i]': plain(0.0254, length),
  '[ft_i]': plain(0.3048, length),
  '[yd_i]': plain(0.9144, length),
  '[mi_i]': plain(1609.344, length),
  '[nmi_i]': plain(1852, length),
  '[kn_i]': plain(1852 / 3600, speed),
  '[acr_us]': plain(4_046.872_609_874_252, area),
  '[lb_av]': plain(453.592_37, mass),
  '[oz_av]': plain(28.349_523_125, mass),
  '[gal_us]': plain(3.785_411_784e-3, volume),
  '[psi]': plain(6_894_757.293_168_361, pressure),

  bit: metric(1),
  By: metric(8),
  Bd: metric(1, rate),

  Cel: scale(temperature, true),
  '[degF]': scale(temperature),
  '[pH]': scale([-3, 0, 0, 0, 0, 0, 0]),
  B: scale(none, true),
  Np: scale(none, true),
  'B[SPL]': scale(pressure, true),
  'B[W]': scale(power, true),
  'B[kW]': scale(power, true),
  'B[V]': scale([2, -2, 1, 0, 0, -1, 0], true),
}

const powers: Readonly<Record<string, number>> = {
  Y: 1e24,
  Z: 1e21,
  E: 1e18,
  P: 1e15,
  T: 1e12,
  G: 1e9,
  M: 1e6,
  k: 1e3,
  h: 1e2,
  da: 1e1,
  d: 1e-1,
  c: 1e-2,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
  f: 1e-15,
  a: 1e-18,
  z: 1e-21,
  y: 1e-24,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
}

// Maps, since a code from outside may be the name of something every object has.
export const atoms: ReadonlyMap<string, Atom> = new Map(Object.entries(units))
export const prefixes: ReadonlyMap<string, number> = new Map(Object.entries(powers))
