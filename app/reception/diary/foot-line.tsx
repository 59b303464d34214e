import { diary as words } from '@/lib/copy/staff/diary'
import { flagWords } from '@/lib/copy/staff/words'
import { Key } from '@/app/_ui/staff/marks'

/** What the small signs mean, and the keys. */
export const FootLine = () => (
  <div className="under">
    <span><abbr className="flag first" title={flagWords.firstTitle}>{flagWords.first}</abbr> {words.foot.first}</span>
    <span><abbr className="flag preg" title={flagWords.pregnantTitle}>{flagWords.pregnant}</abbr> {words.foot.pregnant}</span>
    <span><i className="ear" aria-hidden="true" /> {words.foot.note}</span>
    <span><span className="tally n2" aria-hidden="true" /> {words.foot.unanswered}</span>
    <span className="keys">
      <Key>←</Key><Key>↑</Key><Key>↓</Key><Key>→</Key> {words.foot.about}, <Key>Enter</Key> {words.foot.open}, <Key>?</Key> {words.foot.keys}
    </span>
  </div>
)
