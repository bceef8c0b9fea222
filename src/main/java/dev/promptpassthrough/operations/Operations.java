package dev.promptpassthrough.operations;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import dev.promptpassthrough.operations.OperationsView.GatewayLimits;
import dev.promptpassthrough.operations.OperationsView.ProviderLimits;
import dev.promptpassthrough.operations.OperationsView.ProviderView;
import dev.promptpassthrough.operations.OperationsView.Reload;
import dev.promptpassthrough.operations.OperationsView.TestView;
import dev.promptpassthrough.passthrough.LimitsConfig;
import dev.promptpassthrough.provider.CatalogueReload;
import dev.promptpassthrough.provider.Limits;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.Providers;
import dev.promptpassthrough.session.AdminRoles;

/** Gathers what administrators see. */
@Singleton
class Operations {

    private final Build build = Build.read();
    private final Replica replica;
    private final Providers providers;
    private final ExchangeWatch watch;
    private final ConnectivityTests tests;
    private final EffectiveConfiguration configuration;
    private final CatalogueReload reload;
    private final LimitsConfig limits;
    private final AdminRoles administrators;

    Operations(Replica replica, Providers providers, ExchangeWatch watch, ConnectivityTests tests,
            EffectiveConfiguration configuration, CatalogueReload reload, LimitsConfig limits, AdminRoles administrators) {
        this.replica = replica;
        this.providers = providers;
        this.watch = watch;
        this.tests = tests;
        this.configuration = configuration;
        this.reload = reload;
        this.limits = limits;
        this.administrators = administrators;
    }

    OperationsView view(boolean identityProviderAnswers) {
        return new OperationsView(Instant.now(), replica.view(), build, ProviderFigures.MOST,
                ProviderFigures.WINDOW.toMillis(), identityProviderAnswers, administrators.names(), gatewayLimits(),
                providers.current().all().stream().map(this::provider).toList(), configuration.entries(), lastReload());
    }

    private Reload lastReload() {
        return reload.last().map(last -> new Reload(last.at(), last.inForce(), last.message())).orElse(null);
    }

    private GatewayLimits gatewayLimits() {
        return new GatewayLimits(limits.maxRequestBody().asLongValue(), limits.maxStreams(), limits.maxStreamsPerUser(),
                limits.writeStall().toMillis(), limits.uploadAllowance().toMillis());
    }

    private ProviderView provider(Provider provider) {
        Limits own = provider.limits();
        List<String> roles = provider.access().roles().stream().sorted().toList();
        return new ProviderView(provider.slug(), provider.profile().name(), provider.baseUrl().toString(),
                provider.connectivityTestPath(), provider.inactiveReason(), roles, watch.figures(provider.slug()),
                new ProviderLimits(own.connect().toMillis(), own.firstByte().toMillis(), own.gap().toMillis(),
                        own.total().toMillis(), own.connections()),
                TestView.of(tests.last(provider.slug())));
    }
}
