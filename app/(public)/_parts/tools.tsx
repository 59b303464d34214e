import { Icon } from '@/app/_ui/icon'
import type { IconName } from '@/app/_ui/icon'

export interface Tool {
  icon: IconName
  name: string
  href: string
}

export function Tools({ tools }: { tools: Tool[] }) {
  return (
    <ul className="tools">
      {tools.map((tool) => <li key={tool.name}><a href={tool.href}><Icon name={tool.icon} /><span>{tool.name}</span></a></li>)}
    </ul>
  )
}
