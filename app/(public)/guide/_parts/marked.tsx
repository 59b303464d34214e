import { piecesOf } from '@/lib/core/guide/inline'

/** A text of the guide with its marks drawn. */
export function Marked({ text }: { text: string }) {
  return piecesOf(text).map((piece, i) => {
    const key = `${i} ${piece.text}`
    if (piece.kind === 'link') return <a key={key} href={piece.to}>{piece.text}</a>
    return piece.kind === 'bold' ? <b key={key}>{piece.text}</b> : piece.text
  })
}
