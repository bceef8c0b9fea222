/** The gateway's own error (RFC 9457). */
export interface Problem {
  code: string;
  status: number;
  title: string;
  detail: string;
  provider: string | null;
  requestId: string | null;
}

export const PROBLEM_HEADER = 'Passthrough-Error';

/** The header alone makes it the gateway's own error; a body that cannot be read only costs the details. */
export function readProblem(code: string, status: number, requestId: string | null, body: string): Problem {
  const fields = parseObject(body);
  const text = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    code,
    status,
    title: text('title') ?? code,
    detail: text('detail') ?? '',
    provider: text('provider'),
    requestId: text('requestId') ?? requestId,
  };
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
