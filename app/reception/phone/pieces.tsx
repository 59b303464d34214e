import type { Piece } from '@/lib/core/likeness'

/** A text with what matched marked. */
export const Pieces = ({ of }: { of: Piece[] }) => of.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text))
