/**
 * A spine from the side with the plumb line through it: the thread is x = 0 of the drawing. The bones are a file of their
 * own (28 KB less in every home page); they take their colours from here.
 */
export function SpineDrawing({ label }: { label: string }) {
  return (
    <svg className="spine" viewBox="-120 -20 180 790" role="img" aria-label={label}>
      <use href="/spine.svg#spine" />
      <line className="plumb" x1="0" y1="-20" x2="0" y2="770" />
    </svg>
  )
}
