/** The made-up city 澄川市 Chengchuan. It speaks only through the public doors. */
export { loadDemoCity, simulate } from './load.ts'
