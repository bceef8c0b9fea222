/** A request that stands alone: what an import makes, a link carries and the history keeps. */
export interface PortableRequest {
  /** Null where no provider of the listing fits. */
  providerSlug: string | null;
  method: string;
  /** Below the provider's base URL, with its query; null for the provider's default path. */
  path: string | null;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
  /** Null for a request without a body. */
  body: string | null;
}
