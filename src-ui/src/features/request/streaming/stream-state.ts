import type { JsonFix } from '@/lib/json/json-problem';
import type { StreamFields } from '@/lib/json/stream-fields';
import type { Family, Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

/** Whether the request asks for a stream, and the one change that makes it ask for the opposite. */
export interface StreamState {
  isOn: boolean;
  toggle: { body: JsonFix } | { pathTemplate: string | null } | null;
  /** Adds the token usage that this format leaves out of a stream unless asked for it. */
  addUsage: JsonFix | null;
}

const IN_BODY: ReadonlySet<Family> = new Set(['openai-chat', 'openai-responses', 'anthropic-messages']);
const WHOLE = ':generateContent';
const STREAMED = ':streamGenerateContent';

/** Null where nothing is known of how the request would ask for a stream. */
export function streamState(
  fields: StreamFields | null,
  pathTemplate: string | null,
  provider: Provider | null,
): StreamState | null {
  if (provider === null) return null;
  if (provider.family === 'gemini') return inPath(pathTemplate, provider);
  if (fields === null || !asksInBody(pathTemplate, provider)) return null;
  const { isOn, toggle, addUsage } = fields;
  const lacksUsage = provider.family === 'openai-chat' && isOn;
  return { isOn, toggle: toggle && { body: toggle }, addUsage: lacksUsage ? addUsage : null };
}

export function asksInBody(pathTemplate: string | null, provider: Provider | null): boolean {
  return provider !== null && IN_BODY.has(provider.family) && isOwnPath(pathTemplate, provider);
}

/** Other endpoints of a provider, such as its embeddings, have no streams. */
function isOwnPath(pathTemplate: string | null, provider: Provider): boolean {
  const path = fillPath(pathTemplate, provider) ?? provider.defaultPath ?? '';
  return /(?:^|\/)(?:chat\/completions|completions|responses|messages)(?:\?|$)/.test(path);
}

/** Gemini has a method of its own for it; `alt=sse` makes its stream one of events instead of one long array. */
function inPath(pathTemplate: string | null, provider: Provider): StreamState | null {
  const whole = `{{root}}models/{{model}}${WHOLE}`;
  const isUsual = pathTemplate === null && fillPath(whole, provider) === provider.defaultPath;
  const path = pathTemplate ?? (isUsual ? whole : (provider.defaultPath ?? ''));
  const isOn = path.includes(STREAMED);
  if (!isOn && !path.includes(WHOLE)) return null;
  const next = isOn ? withoutSse(path.replace(STREAMED, WHOLE)) : withSse(path.replace(WHOLE, STREAMED));
  const isDefault = fillPath(next, provider) === provider.defaultPath;
  return { isOn, toggle: { pathTemplate: isDefault ? null : next }, addUsage: null };
}

function withSse(path: string): string {
  return /[?&]alt=/.test(path) ? path : `${path}${path.includes('?') ? '&' : '?'}alt=sse`;
}

function withoutSse(path: string): string {
  return path.replace(/([?&])alt=sse(&|$)/, (_, before: string, after: string) =>
    after === '' ? '' : before,
  );
}
