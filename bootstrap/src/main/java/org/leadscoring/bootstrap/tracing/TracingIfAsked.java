package org.leadscoring.bootstrap.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Leaves out all that traces unless an address is set that spans are sent to: Spring Boot would trace every request, and send
 * it nowhere.
 */
final class TracingIfAsked implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Where spans are sent to; also what {@code OTEL_EXPORTER_OTLP_ENDPOINT} sets. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> TRACE =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var asked = !environment.getProperty(ENDPOINT, "").isBlank();
        var wanted = new boolean[configurations.length];
        for (int i = 0; i < configurations.length; i++) {
            var name = configurations[i];
            wanted[i] = asked || name == null || TRACE.stream().noneMatch(name::startsWith);
        }
        return wanted;
    }
}
