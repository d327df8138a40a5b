package org.leadscoring.bootstrap.wiring;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which traces are worth sending, where they are asked for. */
@Configuration(proxyBeanMethods = false)
class TracingWiring {

    private static final Duration WORTH_SENDING = Duration.ofMillis(100);

    /** Jobs that look every second and find nothing would be most of what is sent. */
    @Bean
    SpanExportingPredicate onlyJobsThatDoSomething() {
        return span -> !span.getTags().containsKey("code.function")
                || span.getError() != null
                || Duration.between(span.getStartTimestamp(), span.getEndTimestamp())
                                .compareTo(WORTH_SENDING)
                        >= 0;
    }
}
