import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '@/lib/model/exchange';
import type { Family } from '@/lib/model/provider';
import { exchange } from '@/testing/replies';

/** A stream in the shape that the provider sends it, one file each. */
export function streamFile(name: string): string {
  return readFileSync(join(import.meta.dirname, 'streams', `${name}.txt`), 'utf8');
}

/** The exchange as it stands after the stream, cut into pieces of `size` bytes. */
export function played(family: Family, name: string, size = 37): Promise<Exchange> {
  const bytes = new TextEncoder().encode(streamFile(name));
  const count = Math.ceil(bytes.length / size);
  const pieces = Array.from({ length: count }, (_, index) => bytes.slice(index * size, (index + 1) * size));
  return exchange(family, { type: 'text/event-stream', pieces });
}
