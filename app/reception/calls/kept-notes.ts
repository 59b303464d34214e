/**
 * What was typed for a call and not yet saved, while this tab is open: neither looking at another call nor somebody else's
 * closing this one loses it. Kept by who typed it: whoever signs in next in the same tab sees nothing of it.
 */

export interface KeptNote {
  text: string
  /** Whose call it is, and the appointment that the note can still go to. */
  name: string
  reference: string
}

const kept = new Map<string, KeptNote>()
const keyOf = (staff: string, call: string): string => `${staff} ${call}`

export const keptNote = (staff: string, call: string): KeptNote | undefined => kept.get(keyOf(staff, call))
export const keepNote = (staff: string, call: string, note: KeptNote): void => void kept.set(keyOf(staff, call), note)
export const dropNote = (staff: string, call: string): void => void kept.delete(keyOf(staff, call))
