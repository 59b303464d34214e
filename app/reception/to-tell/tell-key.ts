import type { TellEntry } from '@/lib/core/change-view'

/** How the address names a line: by its id, or by the appointment where nobody has written one yet. */
export const keyOf = (entry: TellEntry): string => entry.id ?? entry.reference
