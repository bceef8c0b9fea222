export interface Metrics {
  inputTokens: number | null;
  outputTokens: number | null;
  /** The provider has not said yet; the number is ours. */
  isEstimate: boolean;
  tokensPerSecond: number | null;
}
