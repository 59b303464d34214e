import { setTimeout as pause } from 'node:timers/promises'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node'
import { log } from '@/lib/log'
import { bareSpan, ownScope } from './bare-span'
import { readPatterns } from './routes'
import { traceQuestions } from './traced'

/** How long a server that is told to stop waits for what is left to be taken. */
const lastMs = 1_000

type Tell = Parameters<SpanExporter['export']>[1]

/** Sends what may leave this machine; that it can't be sent is said once, until it can again. */
class BareExporter implements SpanExporter {
  readonly #patterns: ReadonlySet<string>
  readonly #to: SpanExporter
  #isFailing = false

  constructor(to: SpanExporter, patterns: ReadonlySet<string>) {
    this.#to = to
    this.#patterns = patterns
  }

  export(spans: ReadableSpan[], tell: Tell): void {
    const bare = spans.map((span) => bareSpan(span, this.#patterns))
    this.#to.export(bare, (result) => {
      if (result.error && !this.#isFailing)
        log.warn({ err: result.error }, 'traces can’t be sent to OTEL_EXPORTER_OTLP_ENDPOINT')
      this.#isFailing = result.error !== undefined
      tell(result)
    })
  }

  shutdown = (): Promise<void> => this.#to.shutdown()
  forceFlush = async (): Promise<void> => this.#to.forceFlush?.()
}

/**
 * Sends traces of requests, as Next makes them, and of what they ask of the database, by
 * OpenTelemetry's protocol to where its own variables say (OTEL_EXPORTER_OTLP_ENDPOINT, …). Each
 * trace begins here: what strangers send along names none. `version`: of what runs. Answers how to
 * send what is left.
 */
export function startTraces(version: string): () => Promise<void> {
  const { fixed, others } = readPatterns(process.cwd())
  const patterns = new Set([...fixed, ...others.map(({ page }) => page)])
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': process.env['OTEL_SERVICE_NAME'] || 'plumbline',
      'service.version': version,
    }),
    spanProcessors: [new BatchSpanProcessor(new BareExporter(new OTLPTraceExporter(), patterns))],
  })
  provider.register({ propagator: null })
  const tracer = provider.getTracer(ownScope)
  traceQuestions(() => {
    const span = tracer.startSpan('database', {
      kind: SpanKind.CLIENT,
      attributes: { 'db.system.name': 'postgresql' },
    })
    return (error) => {
      if (error) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    }
  })
  const late = () => pause(lastMs, undefined, { ref: false })
  return () => Promise.race([provider.shutdown(), late()])
}
