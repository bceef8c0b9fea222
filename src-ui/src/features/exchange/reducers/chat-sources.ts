import { at, items, type JsonNode, text } from '@/lib/json/json-tree';
import type { Source } from '@/lib/model/assembled';

/** Annotations of a message, and the lists that search providers put beside the choices. */
export function readChatSources(json: JsonNode | null): readonly Source[] {
  const annotations = items(at(json, 'annotations')).map((annotation) => annotationSource(annotation));
  const results = items(at(json, 'search_results')).map((result) => ({
    title: text(result, 'title'),
    place: text(result, 'url'),
    quote: null,
  }));
  // The same addresses once more, without their titles.
  const bare = results.length > 0 ? [] : items(at(json, 'citations'));
  return [
    ...annotations,
    ...results,
    ...bare.map((citation) => ({ title: null, place: text(citation), quote: null })),
  ];
}

/** OpenAI's annotation of a text: of the web, or of a file. In chat completions the web's is one level deeper. */
export function annotationSource(annotation: JsonNode): Source {
  const inner = at(annotation, 'url_citation') ?? annotation;
  return {
    title: text(inner, 'title') ?? text(inner, 'filename'),
    place: text(inner, 'url') ?? text(inner, 'file_id'),
    quote: null,
  };
}
