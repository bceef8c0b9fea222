/** What the gateway tells administrators; see OperationsView.java. Times are milliseconds, moments ISO 8601. */
export interface Operations {
  takenAt: string;
  replica: { name: string; instance: string; startedAt: string };
  build: { version: string; commit: string | null; builtAt: string | null; java: string };
  exchanges: number;
  windowMillis: number;
  identityProviderAnswers: boolean;
  adminRoles: readonly string[];
  limits: {
    maxRequestBody: number;
    maxStreams: number;
    maxStreamsPerUser: number;
    writeStall: number;
    uploadAllowance: number;
  };
  providers: readonly WatchedProvider[];
  configuration: readonly ConfigurationEntry[];
  lastReload: { at: string; inForce: boolean; message: string } | null;
}

export interface WatchedProvider {
  slug: string;
  name: string;
  baseUrl: string;
  connectivityTestPath: string;
  inactiveReason: string | null;
  rolesAllowed: readonly string[];
  figures: Figures;
  limits: { connect: number; firstByte: number; gap: number; total: number; connections: number };
  lastTest: TestResult | null;
}

export interface Figures {
  open: number;
  sinceStart: number;
  last: { at: string; status: number; code: string | null } | null;
  window: {
    good: number;
    left: number;
    refused: number;
    failed: number;
    cut: number;
    errorRate: number | null;
  };
  median: number | null;
  p95: number | null;
}

export type TestStep = 'name' | 'credential' | 'tcp' | 'tls' | 'answer' | 'body';

export interface TestResult {
  at: string;
  failed: TestStep | null;
  code: string | null;
  detail: string | null;
  status: number;
  name: number | null;
  connection: number | null;
  answer: number | null;
  total: number;
}

/** Null is a value that is not shown. */
export interface ConfigurationEntry {
  key: string;
  value: string | null;
  source: string;
}

/** The answer of our own gateway: told apart from something else in its place, not checked field by field. */
export function readOperations(value: unknown): Operations {
  const read = value as Partial<Operations> | null;
  const isOperations =
    Array.isArray(read?.providers) &&
    Array.isArray(read.configuration) &&
    read.replica !== undefined &&
    read.build !== undefined &&
    read.limits !== undefined;
  if (!isOperations) throw new TypeError('This does not tell of operations');
  return read as Operations;
}

export function readTestResult(value: unknown): TestResult {
  const read = value as Partial<TestResult> | null;
  if (typeof read?.at !== 'string' || typeof read.status !== 'number' || typeof read.total !== 'number') {
    throw new TypeError('This is no result of a test');
  }
  return read as TestResult;
}
