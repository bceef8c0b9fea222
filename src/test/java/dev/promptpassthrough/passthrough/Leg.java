package dev.promptpassthrough.passthrough;

import java.util.function.Predicate;

/** One way from a caller through the gateway to a provider: the protocols on both sides. */
enum Leg {
    HTTP1_TO_HTTP1("1.1 › 1.1", false, "wire"),
    HTTP1_TO_TLS("1.1 › 1.1 TLS", false, "tls"),
    HTTP1_TO_HTTP2("1.1 › 2 TLS", false, "http2"),
    HTTP2_TO_HTTP1("2 TLS › 1.1", true, "wire"),
    HTTP2_TO_TLS("2 TLS › 1.1 TLS", true, "tls"),
    HTTP2_TO_HTTP2("2 TLS › 2 TLS", true, "http2");

    static final Predicate<Leg> ALL = leg -> true;
    static final Predicate<Leg> HTTP1_PROVIDER = leg -> !leg.http2Provider();

    final String title;
    final boolean http2Caller;
    final String provider;

    Leg(String title, boolean http2Caller, String provider) {
        this.title = title;
        this.http2Caller = http2Caller;
        this.provider = provider;
    }

    boolean http2Provider() {
        return provider.equals("http2");
    }
}
