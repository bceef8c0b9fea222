import { at, readTree } from '@/lib/json/json-tree';
import type { ExchangeRequest } from '@/lib/model/exchange';

/** A longer body is not looked through for it. */
const LONGEST = 2_000_000;

export interface StreamWish {
  stream: boolean;
  /** OpenAI's chat completions count a stream's tokens only when asked to. */
  usage: boolean;
}

/** Whether the request asked for a stream: Gemini by its address, the others by a field. */
export function streamWish(request: ExchangeRequest): StreamWish {
  if (request.family === 'gemini') {
    return { stream: /:streamGenerateContent\b/.test(request.upstreamUrl), usage: false };
  }
  if (request.body === null || request.body.length > LONGEST) return { stream: false, usage: false };
  const body = readTree(new TextDecoder().decode(request.body));
  return {
    stream: at(body, 'stream')?.value === true,
    usage: at(body, 'stream_options', 'include_usage')?.value === true,
  };
}
