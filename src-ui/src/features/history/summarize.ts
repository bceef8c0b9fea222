import { joinBytes } from '@/lib/digest';
import { at, items, type JsonNode, readTree, text } from '@/lib/json/json-tree';
import type { Part } from '@/lib/model/assembled';
import type { Exchange, Outcome } from '@/lib/model/exchange';
import type { Metrics } from '@/lib/model/metrics';
import type { RunSummary, SavedRun } from '@/lib/model/saved-run';

const PREVIEW = 160;
const SEARCHED = 6000;
/** A longer body is not looked into for its first words. */
const LARGEST_READ = 300_000;

/** A finished exchange as it is kept. */
export function savedRun(id: string, exchange: Exchange, outcome: Outcome, metrics: Metrics): SavedRun {
  const { request, head, timings, events } = exchange;
  const reply = joinBytes(exchange.chunks);
  const content = {
    id,
    request: { ...request, url: request.url.href },
    head,
    timings,
    outcome,
    reply,
    eventTimes: events.map((event) => event.at),
  };
  return { content, summary: summaryOf(id, exchange, outcome, metrics, reply.length) };
}

function summaryOf(
  id: string,
  exchange: Exchange,
  outcome: Outcome,
  metrics: Metrics,
  replySize: number,
): RunSummary {
  const { request, head, timings, assembled } = exchange;
  const body = request.body === null ? '' : new TextDecoder().decode(request.body);
  const tree = body.length > LARGEST_READ ? null : readTree(body);
  const answer = assembled.parts.map(partWords).join(' ');
  const preview = oneLine(asked(tree) ?? answer);
  return {
    id,
    startedAt: exchange.startedAt,
    providerSlug: request.providerSlug,
    providerName: request.providerName,
    family: request.family,
    method: request.method,
    model: text(tree, 'model') ?? assembled.model,
    status: head?.status ?? null,
    outcome: outcome.kind,
    inputTokens: metrics.inputTokens,
    outputTokens: metrics.isEstimate ? null : metrics.outputTokens,
    duration: timings.end,
    preview: preview === '' ? oneLine(body) : preview,
    searchText: `${body.slice(0, SEARCHED)}\n${answer.slice(0, SEARCHED)}`.toLowerCase(),
    size: replySize + (request.body?.length ?? 0),
    isPinned: false,
    label: '',
  };
}

function partWords(part: Part): string {
  if (part.kind === 'tool-call') return part.name;
  return 'text' in part ? part.text : '';
}

/** The last thing that was asked, in whichever wire format: `messages`, `input` or `contents`. */
function asked(tree: JsonNode | null): string | null {
  for (const name of ['messages', 'input', 'contents']) {
    const plain = text(tree, name);
    const last = items(at(tree, name)).at(-1) ?? null;
    const found = plain ?? (last && firstText(last));
    if (found) return found;
  }
  return text(tree, 'prompt');
}

function firstText(message: JsonNode): string | null {
  for (const path of [['content'], ['content', 0, 'text'], ['parts', 0, 'text'], ['text']]) {
    const found = text(message, ...path);
    if (found) return found;
  }
  return null;
}

function oneLine(words: string): string {
  return words
    .slice(0, PREVIEW * 4)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, PREVIEW);
}
