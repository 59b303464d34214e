import type { ReactNode } from 'react'

/** The weight of the plumb line. */
export const Bob = () => <span className="bob" aria-hidden="true" />

/** A keycap beside what the key does. The key itself is told by `aria-keyshortcuts`. */
export const Key = ({ children }: { children: ReactNode }) => <kbd aria-hidden="true">{children}</kbd>

/** For those who hear the page. */
export const Say = ({ children }: { children: ReactNode }) => <span className="hidden-visually">{children}</span>
