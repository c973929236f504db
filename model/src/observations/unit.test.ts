import { describe, expect, test } from 'vitest'
import { atoms } from './unit-atoms.ts'
import { parseUnit, sameUnit } from './unit.ts'

describe('UCUM codes', () => {
  test.each([
    ['ug/m3', 'ug.m-3'],
    ['m/s', 'm.s-1'],
    ['km/h', '1000.m/(60.60.s)'],
    ['hPa', 'mbar'],
    ['{vehicle}/h', '/h'],
    ['kW.h', '3600.kJ'],
    ['L/min', 'l/min'],
    ['har', '100.ar'],
    ['dam', '10.m'],
    ['KiBy', '1024.By'],
    ['10*3/uL', '10*9/L'],
    ['m[H2O]', '1000.mm[H2O]'],
    ['%', '1/100'],
    ['deg', "60.'"],
    ['t', 'Mg'],
    ['1', '{person}'],
  ])('%s and %s are the same unit', (left, right) => {
    expect(sameUnit(left, right)).toBe(true)
  })

  test.each([
    ['ug/m3', 'mg/m3'],
    ['Cel', 'K'],
    ['Cel', '[degF]'],
    ['dB', 'B'],
    ['dB', 'dB[SPL]'],
    ['m', 'm2'],
    ['Hz', 's'],
    ['[ppm]', '[ppb]'],
  ])('%s and %s are not the same unit', (left, right) => {
    expect(parseUnit(left)).toBeDefined()
    expect(parseUnit(right)).toBeDefined()
    expect(sameUnit(left, right)).toBe(false)
  })

  test.each([
    '',
    ' ',
    'µg/m³',
    'ug/m^3',
    'ppm',
    'degC',
    '°C',
    'm/',
    '.m',
    '(m',
    'm)',
    '{',
    '{µ}',
    'Cel/m',
    'kmin',
    'm..s',
    '01',
    'constructor',
  ])('“%s” is no unit', (code) => {
    expect(parseUnit(code)).toBeUndefined()
  })

  test('every unit of the list reads back as itself', () => {
    for (const [symbol, { factor, dimension }] of atoms) {
      expect(parseUnit(symbol)).toMatchObject({ factor, dimension })
    }
  })
})
