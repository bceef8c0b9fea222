# Run by NodeSdkTest.
set -eu
# snippet: environment
export OPENAI_BASE_URL="$PASSTHROUGH/api/v1/prompts/passthrough/demo" OPENAI_API_KEY="$TOKEN"
export ANTHROPIC_BASE_URL="$PASSTHROUGH/api/v1/prompts/passthrough/demo-messages" ANTHROPIC_API_KEY="$TOKEN"
# end of snippet
node environment.mjs
