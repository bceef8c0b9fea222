import { joinBytes } from '@/lib/digest';

/** A file's text exactly as UTF-8 holds it: the byte order mark stays, and other encodings are refused, not guessed. */
export async function readTextFile(file: Blob): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

export function saveFile(name: string, type: string, parts: readonly Uint8Array[]): void {
  const url = URL.createObjectURL(new Blob([joinBytes(parts)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
