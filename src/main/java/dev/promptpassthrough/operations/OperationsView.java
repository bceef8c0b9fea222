package dev.promptpassthrough.operations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the operations page is told. The record is the white-list: nothing else leaves. Times are milliseconds.
 *
 * @param takenAt when this replica looked
 * @param exchanges how many exchanges of a provider are looked back at, at most
 * @param windowMillis for how long
 * @param identityProviderAnswers whether it does now
 * @param lastReload {@code null} where nothing has changed since the start
 */
record OperationsView(Instant takenAt, Replica.View replica, Build build, int exchanges, long windowMillis,
        boolean identityProviderAnswers, List<String> adminRoles, GatewayLimits limits, List<ProviderView> providers,
        List<EffectiveConfiguration.Entry> configuration, Reload lastReload) {

    /**
     * How the last change of the providers' configuration went.
     *
     * @param inForce whether it is in force; else what was before it is
     */
    record Reload(Instant at, boolean inForce, String message) {
    }

    /** What holds for all providers together, on each replica by itself. */
    record GatewayLimits(long maxRequestBody, int maxStreams, int maxStreamsPerUser, long writeStall, long uploadAllowance) {
    }

    /**
     * One provider.
     *
     * @param inactiveReason which setting is missing; {@code null} where it can be called
     * @param lastTest of its connection, by this replica; {@code null} where there was none
     */
    record ProviderView(String slug, String name, String baseUrl, String connectivityTestPath, String inactiveReason,
            List<String> rolesAllowed, ProviderFigures.Snapshot figures, ProviderLimits limits, TestView lastTest) {
    }

    record ProviderLimits(long connect, long firstByte, long gap, long total, int connections) {
    }

    /**
     * What a test of a connection has found.
     *
     * @param failed the step that failed; {@code null} where the provider answered
     * @param code the own error that goes with it; {@code null} likewise
     * @param status of the provider's answer; 0 where there was none
     */
    record TestView(Instant at, String failed, String code, String detail, int status, Double name, Double connection,
            Double answer, double total) {

        /** @param result may be {@code null} */
        static TestView of(ConnectivityTests.Result result) {
            if (result == null) {
                return null;
            }
            var finding = result.finding();
            var times = finding.times();
            return new TestView(result.at(), finding.failed() == null ? null : finding.failed().name().toLowerCase(Locale.ROOT),
                    finding.code() == null ? null : finding.code().wireName(), finding.detail(), finding.status(),
                    times.name(), times.connection(), times.answer(), times.total());
        }
    }
}
