// How soon a provider is told that its caller has left, wherever the exchange had come to.
import { ask } from '../processes.mjs';

export async function cancel({ targets: { gateway }, upstreams }, { cancels: times }, say) {
  const task = { site: gateway.site('stream'), upstreamPort: upstreams.stream.port, times };
  const result = await ask('clients/cancel.mjs', task).answer;
  for (const [name, { p50, p99 }] of Object.entries(result)) {
    say(`they left ${name}: the provider noticed after p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
  }
  return result;
}
