import type { ReactNode } from 'react'
import { Icon } from '@/app/_ui/icon'
import type { IconName } from '@/app/_ui/icon'

export interface Tool {
  icon: IconName
  name: string
  href: string
}

/** Where to go from here, one line each; `children` are lines that lead nowhere. */
export function Tools({ tools, children }: { tools: Tool[]; children?: ReactNode }) {
  return (
    <ul className="tools">
      {tools.map((tool) => <li key={tool.name}><a href={tool.href} rel={tool.href.startsWith('/') ? undefined : 'noreferrer'}><Icon name={tool.icon} /><span>{tool.name}</span></a></li>)}
      {children}
    </ul>
  )
}
