/** Where figures are cut into bands. */

/** Opening minutes until a request is confirmed. The last edge is what is promised; whoever waited longer is beyond it. */
export const waitEdges = (promise: number): number[] => [...[15, 30, 60, 120, 180].filter((edge) => edge < promise), promise]

/** Days from booking to the visit at which a band begins; the first one is the same day. */
export const leadEdges: readonly number[] = [1, 3, 8, 15, 29]

/** Hours before the start at which a band of notice begins; what is shorter than the first is late by the practice's rule. */
export const noticeEdges = (cutoffHours: number): number[] => [cutoffHours, ...[48, 168].filter((edge) => edge > cutoffHours)]

/** Tries until somebody was reached: one, two, three, or more. */
export const mostTries = 4
