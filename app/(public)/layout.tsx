import type { ReactNode } from 'react'
import '@/app/_ui/shell.css'
import '@/app/_ui/line.css'
import '@/app/_ui/life.css'
import '@/app/_ui/home.css'
import '@/app/_ui/signs.css'
import '@/app/_ui/services.css'
import '@/app/_ui/time.css'
import '@/app/_ui/kept.css'
import '@/app/_ui/answers.css'
import '@/app/_ui/card.css'
import '@/app/_ui/pages.css'
import '@/app/_ui/waiting.css'
import '@/app/_ui/mine.css'
import '@/app/_ui/body-chart.css'
import '@/app/_ui/questions.css'
import '@/app/_ui/narrowest.css'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return children
}
