import { seed } from './demo'
import { layGround } from './ground'

/** `npm run seed [-- --size large]`: the demo practice, made when asked, also in a database of one's own. */
export async function run(words: string[]): Promise<number> {
  const { access, env } = await layGround()
  await seed(access, words, env())
  return 0
}
