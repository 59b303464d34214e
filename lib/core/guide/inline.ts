/** The two marks that a text of the guide may carry: `**weight**` and `[words](/where)`. */
export type Piece = { kind: 'plain' | 'bold'; text: string } | { kind: 'link'; text: string; to: string }

const marks = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g

export function piecesOf(marked: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of marked.matchAll(marks)) {
    if (found.index > from) pieces.push({ kind: 'plain', text: marked.slice(from, found.index) })
    const [whole, bold, words = '', to = ''] = found
    pieces.push(bold === undefined ? { kind: 'link', text: words, to } : { kind: 'bold', text: bold })
    from = found.index + whole.length
  }
  if (from < marked.length) pieces.push({ kind: 'plain', text: marked.slice(from) })
  return pieces
}

/** The text as it is read, without its marks. */
export const plainOf = (marked: string): string => piecesOf(marked).map((piece) => piece.text).join('')

export const linksIn = (marked: string): string[] => piecesOf(marked).flatMap((piece) => (piece.kind === 'link' ? [piece.to] : []))
