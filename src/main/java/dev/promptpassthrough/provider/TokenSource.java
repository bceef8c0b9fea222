package dev.promptpassthrough.provider;

import io.vertx.core.Future;

/** Where access tokens come from. */
interface TokenSource {

    /**
     * A new token for the secret; never blocks.
     *
     * @return fails with a {@link TokenRefused} where the answer was no, and with anything else where there was none
     */
    Future<AccessToken> fetch(String secret);
}
