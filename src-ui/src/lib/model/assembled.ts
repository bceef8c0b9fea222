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

export type Part = TextPart | ToolCallPart | SourcesPart | MediaPart;

interface PartOfReply {
  /** Names the part for as long as the reply lasts. */
  key: string;
  /** Which of several answers it belongs to, from 0. */
  choice: number;
  /** The provider's own JSON, where it wants the part back in the next request with more than can be shown: ids, signatures. */
  raw?: string;
}

export interface TextPart extends PartOfReply {
  kind: 'text' | 'reasoning' | 'refusal';
  text: string;
  /** Proves to the provider that its reasoning comes back unchanged. */
  signature?: string;
}

export interface ToolCallPart extends PartOfReply {
  kind: 'tool-call';
  id: string | null;
  name: string;
  /** The arguments exactly as they came, whether or not they are JSON yet. */
  arguments: string;
  /** Free text instead of JSON arguments. */
  isCustom?: boolean;
  /** The provider ran it itself: there is no result to send. */
  isProviderRun?: boolean;
}

/** Where the provider says its words come from. */
export interface SourcesPart extends PartOfReply {
  kind: 'sources';
  sources: readonly Source[];
}

export interface Source {
  title: string | null;
  /** An address or the name of a file. */
  place: string | null;
  quote: string | null;
}

export interface MediaPart extends PartOfReply {
  kind: 'media';
  mediaType: string | null;
  /** Base64; a stream sends it in pieces, each encoded by itself. */
  pieces: readonly string[];
}

export interface Usage {
  input: number | null;
  output: number | null;
  cached: number | null;
  /** Of what the provider wrote to its cache, where it counts that apart. */
  cacheWritten?: number;
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

/** How far a part has grown: the length of what a reader sees of it. */
export function partLength(part: Part): number {
  switch (part.kind) {
    case 'tool-call':
      return part.name.length + part.arguments.length;
    case 'sources':
      return part.sources.length;
    case 'media':
      return part.pieces.reduce((total, piece) => total + piece.length, 0);
    default:
      return part.text.length;
  }
}

/** Length of everything a reader would see as words: to estimate tokens before usage comes, and to follow the end. */
export function contentLength(assembled: Assembled): number {
  let length = 0;
  for (const part of assembled.parts) {
    if (part.kind !== 'media' && part.kind !== 'sources') length += partLength(part);
  }
  return length;
}
