/** What the drawings are made of. Across they are in per cent of the room there is and down in pixels, so that words stay as large as they are. */

/** How a part of a bar is filled; never by colour alone. */
export type Fill = 'solid' | 'light' | 'hatched' | 'open'

/** Per cent, without the tail of a fraction. */
export const across = (part: number): string => `${Math.round(part * 100) / 100}%`

export const hatching = 'figures-hatching'

/** Once a page, before the drawings that use it. */
export const Hatching = () => (
  <svg className="fg-defs" aria-hidden="true" width="0" height="0" focusable="false">
    <defs>
      <pattern id={hatching} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="fg-hatch-ground" width="6" height="6" />
        <line className="fg-hatch" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
    </defs>
  </svg>
)

/** Which filling stands for what. */
export const Legend = ({ entries }: { entries: readonly { fill: Fill; word: string }[] }) => (
  <ul className="fg-legend">
    {entries.map(({ fill, word }) => (
      <li key={word}><svg width="18" height="12" aria-hidden="true" focusable="false"><rect className={`fg-${fill}`} x="0.5" y="0.5" width="17" height="11" /></svg>{word}</li>
    ))}
  </ul>
)
