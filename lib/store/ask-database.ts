import { db } from './client'

/** One fixed statement about the database itself; nothing that came from outside ever goes in. */
export const askDatabase = (statement: string): Promise<Record<string, unknown>[]> => db().$queryRawUnsafe(statement)
