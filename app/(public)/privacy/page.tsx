import { privacy } from '@/lib/copy/patient/pages'
import { guarded } from '../_parts/guarded'
import { paths } from '../_parts/paths'
import { plainPage } from '../_parts/plain-page'

export default function PrivacyPage() {
  return guarded(() => plainPage({ ...privacy, sections: (site) => privacy.sections(site.practice.name) }, paths.privacy))
}
