import type { Readers } from '@/lib/core/import/read-row'
import { emailAddress } from './fields'
import { parsePhone } from './phone'

/** Numbers and addresses of a file are held to what forms hold them to. */
export const importReaders: Readers = { phone: parsePhone, email: (text) => emailAddress.safeParse(text).data ?? null }
