/** zod would write code at run time to be faster, which the content security policy refuses. Must be the first import. */
import { config } from 'zod'

config({ jitless: true })
