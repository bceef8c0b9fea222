/** The providers' own SDKs, and curl, against the gateway: nothing is changed but the base URL and the key. */
package dev.promptpassthrough.sdk;
