import { build } from './build'
import { serveBuild } from './serve'

/** `npm start`: everything that a fresh checkout needs, then the server. */
export const run = (): Promise<never> => serveBuild(build)
