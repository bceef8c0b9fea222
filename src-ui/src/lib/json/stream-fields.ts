import { propertyOf, setProperty } from '@/lib/json/json-edit';
import type { JsonFix } from '@/lib/json/json-problem';
import { readTree } from '@/lib/json/json-tree';

/** What a body says of streams, and the edits that make it say something else. */
export interface StreamFields {
  isOn: boolean;
  toggle: JsonFix | null;
  /** Asks for the token usage of a stream; null where it is asked for. */
  addUsage: JsonFix | null;
}

/** Null where the body is no object. */
export function streamFields(body: string): StreamFields | null {
  const root = readTree(body);
  if (root?.type !== 'object') return null;
  const isOn = propertyOf(root, 'stream')?.value === true;
  const hasUsage = propertyOf(propertyOf(root, 'stream_options'), 'include_usage')?.value === true;
  return {
    isOn,
    toggle: setProperty(body, root, ['stream'], isOn ? 'false' : 'true'),
    addUsage: hasUsage ? null : setProperty(body, root, ['stream_options', 'include_usage'], 'true'),
  };
}
