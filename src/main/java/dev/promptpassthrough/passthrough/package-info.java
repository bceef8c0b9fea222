/** The passthrough itself: one HTTP exchange, byte for byte, between a caller and a provider. */
package dev.promptpassthrough.passthrough;
