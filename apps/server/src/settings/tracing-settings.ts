import { CollectorUrl, oneOf, Text } from './rules.ts';
import { optional, secret, setting } from './setting.ts';
import { Pairs, Ratio } from './tracing-rules.ts';

/** Where traces are sent. Source: opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables. */
export const TRACING_SETTINGS = {
  otlpEndpoint: optional(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    CollectorUrl,
    'none (no tracing)',
    'Where OpenTelemetry traces are sent, as OTLP over HTTP in JSON: /v1/traces is added to the URL. docs/operate.md says what is in them.',
    'http://localhost:4318',
  ),
  otlpTracesEndpoint: optional(
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    CollectorUrl,
    'OTEL_EXPORTER_OTLP_ENDPOINT and /v1/traces',
    'The whole URL that traces are sent to.',
    'http://localhost:4318/v1/traces',
  ),
  otlpHeaders: secret(
    setting(
      'OTEL_EXPORTER_OTLP_HEADERS',
      Pairs,
      '',
      'Headers sent with traces, such as an API key: NAME=VALUE pairs separated by commas, with special characters percent-encoded.',
      'authorization=Basic%20dXNlcjprZXk=',
    ),
  ),
  otelServiceName: optional(
    'OTEL_SERVICE_NAME',
    Text,
    'rolecall',
    'The service name in traces.',
    'rolecall',
  ),
  otelResourceAttributes: setting(
    'OTEL_RESOURCE_ATTRIBUTES',
    Pairs,
    '',
    'More resource attributes: NAME=VALUE pairs separated by commas.',
    'deployment.environment.name=production',
  ),
  otelSampler: setting(
    'OTEL_TRACES_SAMPLER',
    oneOf([
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
      'always_on',
      'always_off',
      'traceidratio',
    ]),
    'parentbased_always_on',
    'Which requests are traced: all, none, or the share that OTEL_TRACES_SAMPLER_ARG says. With parentbased, a caller’s traceparent header decides first; without, strangers have no say.',
  ),
  otelSamplerArg: setting(
    'OTEL_TRACES_SAMPLER_ARG',
    Ratio,
    '1',
    'The share of requests that a traceidratio sampler traces, from 0 to 1.',
    '0.1',
  ),
  otelDisabled: setting(
    'OTEL_SDK_DISABLED',
    oneOf(['true', 'false']),
    'false',
    'true turns tracing off, even with an endpoint: true or false.',
  ),
};
