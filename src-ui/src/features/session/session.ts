import { getJson } from '@/lib/http/http-client';

export interface Session {
  subject: string;
  /** Who vouches for the subject; empty where the server does not say. */
  issuer: string;
  name: string;
  email: string | null;
  roles: readonly string[];
  /** Whether the operations page is for them. */
  isAdministrator: boolean;
  /** When it ends unless it is used before, in milliseconds since 1970; null when the server does not say. */
  expiresAt: number | null;
}

export async function fetchSession(url: URL, signal?: AbortSignal): Promise<Session> {
  return readSession(await getJson(url, signal));
}

export function readSession(value: unknown): Session {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (name: string): string | null => {
    const field = fields[name];
    return typeof field === 'string' && field !== '' ? field : null;
  };
  const subject = text('subject');
  if (subject === null) throw new TypeError('The session names no subject');
  const expiresAt = Date.parse(text('expiresAt') ?? '');
  return {
    subject,
    issuer: text('issuer') ?? '',
    name: text('name') ?? text('email') ?? subject,
    email: text('email'),
    roles: Array.isArray(fields.roles) ? fields.roles.filter((role) => typeof role === 'string') : [],
    isAdministrator: fields.administrator === true,
    expiresAt: Number.isNaN(expiresAt) ? null : expiresAt,
  };
}

/** Names a person for what this browser keeps: a subject is unique at its issuer only. */
export function userKey({ issuer, subject }: Session): string {
  return `${issuer} ${subject}`;
}
