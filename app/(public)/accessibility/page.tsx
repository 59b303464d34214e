import { accessibility } from '@/lib/copy/patient/pages'
import { guarded } from '../_parts/guarded'
import { paths } from '../_parts/paths'
import { plainPage } from '../_parts/plain-page'

export default function AccessibilityPage() {
  return guarded(() => plainPage({ ...accessibility, sections: () => accessibility.sections }, paths.accessibility))
}
