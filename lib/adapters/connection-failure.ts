import type { FailureKind } from '@/lib/core/messages/failure'

/** What a connection failed by, for mail and for texts alike. */

/** Codes of Node's: of its sockets, of its resolver (c-ares), of TLS, and of axios where it gives up. */
export const connectionKinds: Readonly<Record<string, FailureKind>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EBADNAME: 'name-not-found',
  EAI_AGAIN: 'dns-away',
  ETIMEOUT: 'dns-away',
  ESERVFAIL: 'dns-away',
  EREFUSED: 'dns-away',
  ECONNREFUSED: 'port-closed',
  EHOSTUNREACH: 'no-route',
  EHOSTDOWN: 'no-route',
  ENETUNREACH: 'no-route',
  ENETDOWN: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  ETIMEDOUT: 'timed-out',
  ECONNABORTED: 'timed-out',
  ECONNRESET: 'hung-up',
  EPIPE: 'hung-up',
  ECONNECTION: 'hung-up',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-self-signed',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-name',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown',
  CERT_UNTRUSTED: 'certificate-unknown',
  CERT_REJECTED: 'certificate-unknown',
  CERT_REVOKED: 'certificate-unknown',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls-failed',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls-failed',
  EPROTO: 'tls-failed',
  ETLS: 'tls-failed',
}

/** nodemailer puts a code of its own over that of TLS; OpenSSL's words (x509_txt.c) are left. */
export const certificateWords: readonly (readonly [RegExp, FailureKind])[] = [
  [/self[- ]signed certificate/i, 'certificate-self-signed'],
  [/certificate (has expired|is not yet valid)/i, 'certificate-expired'],
  [/does not match certificate's altnames/i, 'certificate-wrong-name'],
  [
    /unable to (get (local )?issuer certificate|verify the first certificate)/i,
    'certificate-unknown',
  ],
  [
    /wrong version number|unsupported protocol|packet length too long|alert (protocol|handshake)/i,
    'tls-failed',
  ],
]

const nodesCode = /\bE[A-Z_]{3,}\b/

/** Null where the error tells of no connection that failed. */
export function connectionKind(error: { code?: unknown; message?: unknown }): FailureKind | null {
  const { code, message } = error
  const said = typeof message === 'string' ? message : ''
  const known = certificateWords.find(([words]) => words.test(said))
  // Node's own code stands in the message ("connect ECONNREFUSED …") where nodemailer has put its own over it.
  return (
    known?.[1] ??
    connectionKinds[nodesCode.exec(said)?.[0] ?? ''] ??
    (typeof code === 'string' ? (connectionKinds[code] ?? null) : null)
  )
}

/** Of these nothing was handed over: the connection never came about. */
const connected: readonly FailureKind[] = ['timed-out', 'hung-up']
export const neverConnected = (kind: FailureKind | null): boolean =>
  kind !== null && !connected.includes(kind)
