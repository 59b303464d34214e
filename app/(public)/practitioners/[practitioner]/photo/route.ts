import { slug } from '@/lib/input/fields'
import { readPhoto } from '@/lib/use-cases/keep-photo'

const headers = { 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cross-Origin-Resource-Policy': 'same-origin' }

/** A practitioner's photo. It was made anew when it was given, and is said to be nothing but the picture it is. */
export async function GET(_request: Request, { params }: { params: Promise<{ practitioner: string }> }): Promise<Response> {
  const id = slug.safeParse((await params).practitioner)
  const photo = id.success ? await readPhoto(id.data) : null
  if (!photo) return new Response(null, { status: 404, headers })
  return new Response(photo.bytes, { headers: { ...headers, 'Content-Type': photo.type, 'Cache-Control': 'public, max-age=300' } })
}
