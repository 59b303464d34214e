/** The parts of the body that can be marked on the chart. Left and right are the patient's own. */

const both = (names: readonly string[]): string[] => names.flatMap((name) => [`${name}-left`, `${name}-right`])

export const bodySides = ['back', 'front'] as const
export type BodySide = (typeof bodySides)[number]

/** From the head down, as they are listed and read out. The shapes and the words are known by the same names. */
export const bodyAreas: Readonly<Record<BodySide, readonly string[]>> = {
  back: ['back-head', 'back-neck', ...both(['back-shoulder', 'upper-back', 'mid-back', 'low-back']), 'sacrum',
    ...both(['buttock', 'back-thigh', 'back-knee', 'calf', 'heel', 'back-arm', 'back-forearm', 'back-hand'])],
  front: ['front-head', 'front-neck', ...both(['front-shoulder', 'chest', 'belly', 'groin', 'front-thigh', 'front-knee', 'shin', 'foot',
    'front-arm', 'front-forearm', 'front-hand'])],
}

export const allAreas: readonly string[] = bodySides.flatMap((side) => bodyAreas[side])
