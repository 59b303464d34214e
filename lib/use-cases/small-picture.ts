import sharp from 'sharp'

/** As wide and high as patients see it on a sharp screen. */
const side = 480
/** A picture that says it is larger than this is made to break something. */
const mostPixels = 60_000_000

/**
 * A square picture made anew from what was sent: what isn't a JPEG, PNG or WebP picture is none (null), and nothing else of the file
 * is kept, so neither where it was taken nor anything hidden in it.
 */
export async function smallPicture(file: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const picture = sharp(file, { limitInputPixels: mostPixels, failOn: 'error' })
    const { format } = await picture.metadata()
    if (!['jpeg', 'png', 'webp'].includes(format)) return null
    return new Uint8Array(await picture.autoOrient().resize(side, side, { fit: 'cover', position: 'attention' }).webp({ quality: 82 }).toBuffer())
  } catch {
    return null // whatever is wrong with it, it is no picture that can be shown; the caller says so
  }
}
