/** What a provider says that a request has used, read from its answer while that passes. */
package dev.promptpassthrough.usage;
