import { csvLine, csvMark, type Cell } from '@/lib/core/safe-csv'

const encode = new TextEncoder()

/** Rows as a file, piece by piece: however many there are, a piece alone is in memory. */
export function csvFile(name: string, head: readonly string[], pieces: AsyncIterable<readonly (readonly Cell[])[]>): Response {
  const rows = pieces[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => { controller.enqueue(encode.encode(csvMark + csvLine(head))) },
    pull: async (controller) => {
      const next = await rows.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encode.encode(next.value.map(csvLine).join('')))
    },
  })
  return new Response(body, { headers: {
    'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store',
  } })
}
