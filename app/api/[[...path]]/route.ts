import { refuse } from '@/app/api/_edge/answer'
import { withRequestId } from '@/app/api/_edge/serve'

export const dynamic = 'force-dynamic'
const nowhere = withRequestId(async () => refuse('no-such-address'))

export { nowhere as GET, nowhere as HEAD, nowhere as POST, nowhere as PUT, nowhere as PATCH, nowhere as DELETE, nowhere as OPTIONS }
