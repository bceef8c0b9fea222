/** The gateway's own errors: RFC 9457 problem details, one code each, never to be taken for a provider's answer. */
package dev.promptpassthrough.problem;
