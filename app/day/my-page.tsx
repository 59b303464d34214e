import type { ReactNode } from 'react'
import { SignOut } from '@/app/_staff/sign-out'
import { MyParts } from './my-parts'

interface Props {
  here: 'week' | 'absences' | 'profile'
  skip: string
  heading: string
  who: string
  /** Beside the heading. */
  steps?: ReactNode
  className?: string
  children: ReactNode
}

/** A page of one's own: the heading, the way to the others, and the page. */
export const MyPage = ({ here, skip, heading, who, steps, className = '', children }: Props) => (
  <div className={`my my-own ${className}`}>
    <a className="skip" href="#main">{skip}</a>
    <header className="my-top">
      <div>
        <h1>{heading}</h1>
        <p>{who}</p>
      </div>
      {steps}
      <MyParts here={here} />
      <div className="my-account"><SignOut /></div>
    </header>
    <main id="main" tabIndex={-1}>{children}</main>
  </div>
)
