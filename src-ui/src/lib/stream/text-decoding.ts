/** Reads a body's bytes as text. What cannot be read becomes U+FFFD in the text; the bytes are kept beside it. */
export function decoderFor(contentType: string, fatal = false): TextDecoder {
  const label = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label, { ignoreBOM: true, fatal });
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal });
  }
}

/** Whether the text says all that the bytes say. */
export function isExactText(text: string, chunks: readonly Uint8Array[], contentType: string): boolean {
  // Only where the sign for the unreadable stands need one look closer: it may have been sent as such.
  if (!text.includes('\ufffd')) return true;
  try {
    const strict = decoderFor(contentType, true);
    for (const chunk of chunks) strict.decode(chunk, { stream: true });
    strict.decode();
    return true;
  } catch {
    return false;
  }
}
