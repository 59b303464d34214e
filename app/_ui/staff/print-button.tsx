'use client'

import { Icon } from './icon'
import { Key, Say } from './marks'

export const PrintButton = ({ words }: { words: string }) => (
  <button type="button" className="b print-button" aria-keyshortcuts="P" onClick={() => window.print()}>
    <Say>{words}</Say><Icon name="print" /><Key>P</Key>
  </button>
)
