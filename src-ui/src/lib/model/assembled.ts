/** What a reply says, put together from its events or its document. It is a reading aid: the raw bytes stay the truth. */
export interface Assembled {
  parts: readonly Part[];
  usage: Usage | null;
  /** The provider's own word for why it stopped. */
  finish: string | null;
  /** The stream's end marker was seen. */
  ended: boolean;
  error: ReplyError | null;
  model: string | null;
}

export type Part = TextPart | ToolCallPart;

export interface TextPart {
  kind: 'text' | 'reasoning' | 'refusal';
  key: string;
  text: string;
}

export interface ToolCallPart {
  kind: 'tool-call';
  key: string;
  id: string | null;
  name: string;
  /** The arguments exactly as they came, whether or not they are JSON yet. */
  arguments: string;
}

export interface Usage {
  input: number | null;
  output: number | null;
  cached: number | null;
  reasoning: number | null;
}

export interface ReplyError {
  message: string;
  code: string | null;
  /** The field that the provider names, in its own notation. */
  field: string | null;
}

export const NOTHING_ASSEMBLED: Assembled = {
  parts: [],
  usage: null,
  finish: null,
  ended: false,
  error: null,
  model: null,
};

/** Length of everything a reader would see, to notice the first token and to estimate tokens before usage comes. */
export function contentLength(assembled: Assembled): number {
  let length = 0;
  for (const part of assembled.parts) {
    length += part.kind === 'tool-call' ? part.name.length + part.arguments.length : part.text.length;
  }
  return length;
}
