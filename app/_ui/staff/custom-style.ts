import type { CSSProperties } from 'react'

/** A style attribute of custom properties, the only ones that our policy's `style-src-attr` is there for. */
export const custom = (properties: Record<`--${string}`, string | number>): CSSProperties => properties
