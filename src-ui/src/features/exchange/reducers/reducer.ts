import { type JsonNode, source } from '@/lib/json/json-tree';
import type { Assembled, MediaPart, Part, Source, TextPart, ToolCallPart } from '@/lib/model/assembled';

/** One family's way of reading its events and documents. Pure: the same events give the same reading. */
export interface Reducer {
  /** One event of a stream; `json` is null where the data is not JSON. */
  event(assembled: Assembled, event: { name: string | null; data: string; json: JsonNode | null }): Assembled;
  /** A whole reply that came as one JSON document. */
  document(assembled: Assembled, json: JsonNode, document: string): Assembled;
}

/** Names a part within its choice. */
export interface PartName {
  key: string;
  choice: number;
}

export function addText(
  assembled: Assembled,
  kind: TextPart['kind'],
  name: PartName,
  delta: string | null,
): Assembled {
  if (delta === null || delta === '') return assembled;
  return changePart<TextPart>(assembled, { kind, ...name, text: '' }, (part) => ({
    ...part,
    text: part.text + delta,
  }));
}

/** What comes with a piece of reasoning and must go back with it. */
export function keepForReplay(
  assembled: Assembled,
  name: PartName,
  kept: { raw?: string; signature?: string },
): Assembled {
  return changePart<TextPart>(assembled, { kind: 'reasoning', ...name, text: '' }, (part) => ({
    ...part,
    ...kept,
  }));
}

interface ToolCallChange {
  id?: string | null;
  name?: string | null;
  addArguments?: string | null;
  /** Replaces what came in pieces, which some providers repeat as a whole. */
  setArguments?: string | null;
  raw?: string;
  isCustom?: boolean;
  isProviderRun?: boolean;
}

export function changeToolCall(assembled: Assembled, name: PartName, change: ToolCallChange): Assembled {
  const empty: ToolCallPart = { kind: 'tool-call', ...name, id: null, name: '', arguments: '' };
  return changePart<ToolCallPart>(assembled, empty, (call) => ({
    ...call,
    id: change.id ?? call.id,
    name: change.name ?? call.name,
    arguments: change.setArguments ?? call.arguments + (change.addArguments ?? ''),
    ...(change.raw === undefined ? {} : { raw: change.raw }),
    ...(change.isCustom ? { isCustom: true } : {}),
    ...(change.isProviderRun ? { isProviderRun: true } : {}),
  }));
}

export function addMedia(
  assembled: Assembled,
  name: PartName,
  mediaType: string | null,
  base64: string | null,
  mode: 'append' | 'replace' = 'append',
): Assembled {
  if (base64 === null || base64 === '') return assembled;
  const empty: MediaPart = { kind: 'media', ...name, mediaType: null, pieces: [] };
  return changePart<MediaPart>(assembled, empty, (part) => ({
    ...part,
    mediaType: mediaType ?? part.mediaType,
    pieces: mode === 'append' ? [...part.pieces, base64] : [base64],
  }));
}

/** `data:image/png;base64,…` as some providers wrap it; another address is not fetched, so it gives nothing. */
export function addDataUrl(assembled: Assembled, name: PartName, url: string | null): Assembled {
  const [, type, data] = /^data:([\w/.+-]+);base64,(.*)$/s.exec(url ?? '') ?? [];
  return addMedia(assembled, name, type ?? null, data ?? null);
}

/** Adds to the choice's sources what they do not yet hold: many providers repeat them with every piece. */
export function addSources(assembled: Assembled, choice: number, found: readonly Source[]): Assembled {
  const named = found.filter((source) => (source.title ?? source.place ?? source.quote) !== null);
  if (named.length === 0) return assembled;
  const empty: Part = { kind: 'sources', key: `sources-${choice}`, choice, sources: [] };
  return changePart(assembled, empty, (part) => {
    const fresh = named.filter((source) => !part.sources.some((known) => isSame(known, source)));
    return fresh.length === 0 ? part : { ...part, sources: [...part.sources, ...fresh] };
  });
}

function isSame(one: Source, other: Source): boolean {
  return one.title === other.title && one.place === other.place && one.quote === other.quote;
}

/** A part that is not there yet starts empty. One that does not change keeps the whole reading as it is. */
function changePart<Kind extends Part>(
  assembled: Assembled,
  empty: Kind,
  change: (part: Kind) => Kind,
): Assembled {
  const { parts } = assembled;
  // The part that grows is nearly always the last one.
  const index = parts.findLastIndex((part) => part.key === empty.key);
  const known = parts[index];
  if (known === undefined) return { ...assembled, parts: [...parts, change(empty)] };
  // Only a provider that uses one index for two things gets here; its first word stands.
  if (known.kind !== empty.kind) return assembled;
  const changed = change(known as Kind);
  return changed === known ? assembled : { ...assembled, parts: parts.with(index, changed) };
}

/** Several answers may end for several reasons; each is named once. */
export function addFinish(assembled: Assembled, finish: string | null): Assembled {
  const known = assembled.finish?.split(', ') ?? [];
  if (finish === null || known.includes(finish)) return assembled;
  return { ...assembled, finish: [...known, finish].join(', ') };
}

export function sourceOrNull(document: string, node: JsonNode | null): string | null {
  return node === null ? null : source(document, node);
}
