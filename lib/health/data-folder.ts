/**
 * Where this installation keeps what isn't in the database; null where nobody has said, as in a
 * container that keeps nothing.
 */
export const dataFolderGiven = (): string | null => process.env['PLUMBLINE_DATA_DIR'] || null
