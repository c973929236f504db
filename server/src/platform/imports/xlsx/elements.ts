/** XML as a course of elements, without their namespaces. */
import { Problem } from '@citywide/model/problem'
import { SaxesParser } from 'saxes'

export interface Watch {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML in parts and tells what it meets. Entities that a document declares for itself are not expanded.
 *
 * @returns after each part of the text, so that what was met can be taken away
 * @throws Problem IMPORT_UNREADABLE where it is not well-formed
 */
export async function* elements(text: AsyncIterable<string>, watch: Watch): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  parser.on('error', (cause) => {
    throw new Problem('IMPORT_UNREADABLE', {}, { cause })
  })
  parser.on('opentag', ({ name, attributes }) => watch.open?.(local(name), attributes))
  if (watch.text) parser.on('text', watch.text)
  parser.on('closetag', ({ name }) => watch.close?.(local(name)))
  for await (const part of text) {
    parser.write(part)
    yield
  }
  parser.close()
  yield
}

/** Reads a small document to its end. */
export async function readElements(text: AsyncIterable<string>, watch: Watch): Promise<void> {
  for await (const _ of elements(text, watch));
}
