import { backLines, backShapes, frontLines, frontShapes, type Shape } from './body-shapes'

const drawn = {
  front: { shapes: frontShapes, lines: frontLines, onLeft: 'right', onRight: 'left' },
  back: { shapes: backShapes, lines: backLines, onLeft: 'left', onRight: 'right' },
} as const

const mirror = 'matrix(-1 0 0 1 220 0)'
const box = { x: 22, y: 0, width: 176, height: 462 }

interface Area {
  id: string
  path: string
  isMirrored: boolean
}

/** Each shape where it stands: seen from behind, the patient's left is on the left. */
function areasOf(shapes: readonly Shape[], onLeft: string, onRight: string): Area[] {
  return shapes.flatMap(({ area, path, isMiddle }) => (isMiddle ? [{ id: area, path, isMirrored: false }]
    : [{ id: `${area}-${onLeft}`, path, isMirrored: true }, { id: `${area}-${onRight}`, path, isMirrored: false }]))
}

export const figureAreas = (side: 'front' | 'back'): string[] =>
  areasOf(drawn[side].shapes, drawn[side].onLeft, drawn[side].onRight).map(({ id }) => id)

/**
 * A shape's label: it covers the picture and is cut to the shape, so that exactly the shape is pressed. The group is cut, not the
 * label's own element: browsers find nothing to press in that one.
 */
const Pressed = ({ id, htmlFor }: { id: string; htmlFor: string }) => (
  <g clipPath={`url(#cut-${id})`}><foreignObject {...box}><label htmlFor={htmlFor} /></foreignObject></g>
)

interface Props {
  side: 'front' | 'back'
  /** The words for the two sides of the picture. */
  left: string
  right: string
  /** The marked ones, where they are only shown. */
  marked?: ReadonlySet<string>
  /** The id of the box that a shape is a label of, where they are pressed. */
  labelFor?: (area: string) => string
}

/** The body from one side, on a plumb line. The shape of an area has the class `at-` and its name. */
export function BodyFigure({ side, left, right, marked, labelFor }: Props) {
  const { shapes, lines, onLeft, onRight } = drawn[side]
  const areas = areasOf(shapes, onLeft, onRight)
  return (
    <svg className="body-figure" viewBox="22 0 176 462" aria-hidden="true" focusable="false">
      <path className="figure-plumb" d="M110 0V446" />
      {labelFor && (
        <defs>{areas.map(({ id, path, isMirrored }) => (
          <clipPath id={`cut-${id}`} key={id}><path d={path} transform={isMirrored ? mirror : undefined} /></clipPath>
        ))}</defs>
      )}
      {areas.map(({ id, path, isMirrored }) => (
        <path key={id} className={`area at-${id}${marked?.has(id) ? ' on' : ''}`} d={path} transform={isMirrored ? mirror : undefined} />
      ))}
      <g className="figure-lines">{lines.map((line) => <path key={line} d={line} />)}</g>
      <path className="figure-bob" d="M110 442C113.500 444 114.500 448 113.200 451L110 461L106.800 451C105.500 448 106.500 444 110 442Z" />
      <text x="36" y="300" textAnchor="middle">{onLeft === 'left' ? left : right}</text>
      <text x="184" y="300" textAnchor="middle">{onRight === 'left' ? left : right}</text>
      {labelFor && areas.map(({ id }) => <Pressed key={id} id={id} htmlFor={labelFor(id)} />)}
    </svg>
  )
}
