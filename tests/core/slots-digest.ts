/** Run by slots.test.ts in a process of its own with another TZ: checks, and prints the zone and the digest. */
import { checkSlots } from './slots-check'

const { digest } = checkSlots(Number(process.argv[2]), Number(process.argv[3]))
console.log(`${process.env.TZ} ${digest}`)
