package org.leadscoring.web.page;

import java.util.List;
import java.util.Locale;
import org.leadscoring.domain.lead.LeadStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The languages the pages speak. */
@Configuration
public class PageConfiguration {

    /** Statuses as they stand in forms and addresses: by their keys. */
    @Bean
    static StatusConverter statusConverter() {
        return new StatusConverter();
    }

    /** The browser's language if we speak it, so that dates and words are never of two languages. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }

    static final class StatusConverter implements Converter<String, LeadStatus> {

        @Override
        public LeadStatus convert(String key) {
            return LeadStatus.of(key).orElseThrow(() -> new IllegalArgumentException("there is no status " + key));
        }
    }
}
