import type { Span } from './diary-facts'

export const byStart = (a: Span, b: Span): number => a.start - b.start

/** Sorts, drops what is empty, and joins what overlaps or abuts. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  let last: Span | undefined
  for (const { start, end } of [...spans].sort(byStart)) {
    if (end <= start) continue
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push((last = { start, end }))
  }
  return merged
}

/** What is left of `open` (sorted, not overlapping) without `taken` (sorted by start; it may overlap itself). */
export function subtractSpans(open: readonly Span[], taken: readonly Span[]): Span[] {
  if (taken.length === 0) return open.slice()
  const left: Span[] = []
  let next = 0
  for (const { start, end } of open) {
    let from = start
    while (next < taken.length) {
      const block = taken[next]
      if (!block || block.start >= end) break
      if (block.start > from) left.push({ start: from, end: block.start })
      if (block.end > from) from = block.end
      // A block that reaches past this span may bear on the one after it: keep it.
      if (block.end > end) break
      next += 1
    }
    if (from < end) left.push({ start: from, end })
  }
  return left
}

/** The parts of `spans` from `start` to `end`. */
export const clipSpans = (spans: readonly Span[], start: number, end: number): Span[] =>
  spans
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end)
