/** Makes a record in the demo city's scope and remembers it by its code. */
export type Make = (path: string, code: string, body: object) => Promise<string>
/** The id of a record made before. */
export type Need = (code: string) => string
/** The first day of the month that lies so many months from today. */
export type Day = (months: number) => string
