import { sha256 } from '@/lib/digest';

export const DATABASE_PREFIX = 'prompt-passthrough.history.';

/** Each user has an own database, whose name does not tell who it is. */
export async function databaseName(user: string): Promise<string> {
  const digest = await sha256([new TextEncoder().encode(user)]);
  return DATABASE_PREFIX + (digest ?? encodeURIComponent(user));
}
