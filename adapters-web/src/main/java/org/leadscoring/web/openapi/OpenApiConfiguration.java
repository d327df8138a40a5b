package org.leadscoring.web.openapi;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** The document at {@code /v3/api-docs}, in JSON, and at {@code /v3/api-docs.yaml}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenApiCustomizer words() {
        // Read when somebody asks for the document, for it takes a while.
        var words = SingletonSupplier.of(Words::bundled);
        return document -> words.obtain().describe(document);
    }
}
