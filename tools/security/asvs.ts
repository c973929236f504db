/** `npm run asvs`: checks the table of OWASP ASVS and writes it as a page. Ends with 1 where something is missing. */
import { writeFile } from 'node:fs/promises'
import { countsOf, faultsOf, page, pageOf, readTable } from './asvs-table.ts'

const table = readTable()
const faults = faultsOf(table)
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length === 0) await writeFile(page, pageOf(table))
const counts = Object.entries(countsOf(table)).map(([state, count]) => `${count} ${state.replace('_', ' ')}`)
process.stdout.write(`asvs: ${table.requirements.length} requirements, ${counts.join(', ')}; ${faults.length} faults\n`)
process.exitCode = faults.length > 0 ? 1 : 0
