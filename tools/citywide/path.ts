import { resolve } from 'node:path'

/** npm changes into the checkout; a relative path means the folder where the command was typed. */
export const pathOf = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
