import type { WallMinute } from './time'

/** A session of a week that is the same every time. */
export interface WeekSession {
  weekday: number
  /** Minutes since the local midnight. */
  from: WallMinute
  to: WallMinute
}
