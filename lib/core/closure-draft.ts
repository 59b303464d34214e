import type { Day, WallMinute } from './time'

/** What somebody is about to close or to open again. Without a clinic: all of the practice. */
export type ClosureDraft =
  | { do: 'close'; clinic: string | null; from: Day; until: Day; fromMinute: WallMinute; toMinute: WallMinute; reason: string }
  | { do: 'open'; id: string }
  /** On bank holidays, all day. */
  | { do: 'bank'; clinic: string | null; days: Day[] }
