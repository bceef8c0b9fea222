/** Which LLM providers exist, who may use them, and how the gateway signs in to them. */
package dev.promptpassthrough.provider;
