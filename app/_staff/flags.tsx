import { flagWords } from '@/lib/copy/staff/words'

interface Props {
  firstVisit: boolean
  pregnant: boolean
}

export const Flags = ({ firstVisit, pregnant }: Props) => (
  <>
    {firstVisit && <abbr className="flag first" title={flagWords.firstTitle}>{flagWords.first}</abbr>}
    {firstVisit && pregnant && ' '}
    {pregnant && <abbr className="flag preg" title={flagWords.pregnantTitle}>{flagWords.pregnant}</abbr>}
  </>
)
