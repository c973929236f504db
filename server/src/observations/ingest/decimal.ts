const shape = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

/**
 * A number of a text file. Up to fifteen digits are read by hand: both the digits and the power of ten are then exact in
 * 64 bits, so their quotient is the nearest double, the same that `Number` gives.
 *
 * @returns NaN when the text is no decimal number; `Number` alone would take '', ' ', '0x10' and 'Infinity'
 */
export function parseDecimal(text: string): number {
  const end = text.length
  const negative = text.charCodeAt(0) === 45
  let at = negative ? 1 : 0
  if (end - at > 16 || end === at) return slow(text)
  let mantissa = 0
  let behind = -1
  let count = 0
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + code - 48
      count += 1
      if (behind >= 0) behind += 1
    } else if (code === 46 && behind < 0) behind = 0
    else return slow(text)
  }
  if (count === 0 || count > 15) return slow(text)
  const size = behind > 0 ? mantissa / (powers[behind] ?? Number.NaN) : mantissa
  return negative ? -size : size
}

function slow(text: string): number {
  return shape.test(text) ? Number(text) : Number.NaN
}
