import { apiKeyTables } from './api-keys'
import { deskTables } from './desk'
import { patientTables } from './patients'
import type { TableRecord } from './record'
import { setUpTables } from './set-up'
import { systemTables } from './system'

/** Every table of the database. What is new there has to be entered: a test fails on a column that nobody has said anything of. */
export const everyTable: Readonly<Record<string, TableRecord>> = { ...patientTables, ...deskTables, ...setUpTables, ...systemTables, ...apiKeyTables }
