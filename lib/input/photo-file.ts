/** As much as a picture may have before it is made small, in bytes. */
export const photoMost = 4 * 1024 * 1024

export type PhotoFile = Uint8Array | 'missing' | 'large'

/** What was sent as a picture; what it really is, is seen where it is read. */
export async function readPhotoFile(given: FormDataEntryValue | null): Promise<PhotoFile> {
  if (!(given instanceof File) || given.size === 0) return 'missing'
  return given.size > photoMost ? 'large' : new Uint8Array(await given.arrayBuffer())
}
