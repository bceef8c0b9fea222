package dev.promptpassthrough.site;

/** The public routes, relative to {@code quarkus.http.root-path}: what serves them and what links to them read them here. */
public final class Routes {

    /** The workbench page. */
    public static final String WORKBENCH = "/dashboard/passthrough/";

    /** Where a link to a request leads: it keeps the link's fragment for the workbench while its reader signs in. */
    public static final String SHARED_REQUEST = WORKBENCH + "shared/";

    /** The operations page, for administrators. */
    public static final String OPERATIONS_PAGE = "/dashboard/passthrough/operations/";

    /** What the operations page shows, and its connectivity test. */
    public static final String OPERATIONS = "/api/v1/operations";

    private static final String WORKBENCH_API = WORKBENCH + "api/";

    /** The provider listing. */
    public static final String PROVIDERS = WORKBENCH_API + "providers/";

    /** The passthrough; what follows it is the path at the provider. */
    public static final String PASSTHROUGH = "/api/v1/prompts/passthrough/{provider}/";

    /** Everything of {@link #PASSTHROUGH} before the provider. */
    public static final String PASSTHROUGH_PREFIX = "/api/v1/prompts/passthrough/";

    /** Who is calling. */
    public static final String SESSION = "/api/v1/session";

    /** Sign-in, its callback, and sign-out. */
    public static final String SIGN_IN_AND_OUT = "/session";

    /** Where the framework finishes the code flow. */
    public static final String SIGN_IN_CALLBACK = "/session/callback";

    /** Where the identity provider says that a session has ended there. */
    public static final String BACK_CHANNEL_LOGOUT = "/session/backchannel-logout";

    private Routes() {
    }

    /** Whether a path (below the root path) is for programs rather than for a person's browser window. */
    public static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith(WORKBENCH_API);
    }
}
