import type { CallsView } from '@/lib/core/views'
import type { Urgency } from '@/lib/core/worklist'

/** Everybody who is to be rung, whatever for: what the bar counts. */
export const toRing = ({ calls, ringBacks, ringNows }: Pick<CallsView, 'calls' | 'ringBacks' | 'ringNows'>): { urgency: Urgency }[] =>
  [...ringNows, ...calls, ...ringBacks]
