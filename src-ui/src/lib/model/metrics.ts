export interface Metrics {
  inputTokens: number | null;
  outputTokens: number | null;
  /** Of the input, read from the provider's cache. */
  cachedTokens: number | null;
  /** Of the output, spent on reasoning. */
  reasoningTokens: number | null;
  /** The provider has not said yet; the number is ours. */
  isEstimate: boolean;
  tokensPerSecond: number | null;
}
