package dev.promptpassthrough.passthrough;

/**
 * What a passthrough request asks for, as raw as it came: nothing is decoded, so that nothing can change on the way.
 *
 * @param slug the provider
 * @param rest the path at the provider, without a leading slash; empty: its default path
 * @param query without the question mark; {@code null} where there is none
 */
record Target(String slug, String rest, String query) {

    /**
     * @param uri a canonical request target, see {@code edge}
     * @param prefix what stands before the slug
     */
    static Target parse(String uri, String prefix) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        String query = question < 0 ? null : uri.substring(question + 1);
        int slash = path.indexOf('/', prefix.length());
        return slash < 0 ? new Target(path.substring(prefix.length()), "", query)
                : new Target(path.substring(prefix.length(), slash), path.substring(slash + 1), query);
    }

    /** No query: a caller's token may be in it. */
    @Override
    public String toString() {
        return slug + '/' + rest;
    }
}
