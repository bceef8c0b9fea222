import { DATABASE_PREFIX, databaseName } from '@/features/history/database-name';

/** Removes the runs of everybody else who has worked in this browser. */
export async function removeRunsOfOthers(user: string): Promise<void> {
  const own = await databaseName(user);
  const databases = await indexedDB.databases();
  for (const { name } of databases)
    if (name?.startsWith(DATABASE_PREFIX) && name !== own) indexedDB.deleteDatabase(name);
}
