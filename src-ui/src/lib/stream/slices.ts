/** Bytes that are read at once: a millisecond's work, or a few while the page has just been loaded. */
const SLICE = 8192;

/** The same bytes in pieces that are quick to read. */
export function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += SLICE) yield bytes.subarray(from, from + SLICE);
}
