package org.leadscoring.web.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.LeadStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.convert.converter.Converter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The words of the pages, and the languages they speak. */
@Configuration
public class PageConfiguration {

    /** One bundle a room, as everywhere. */
    private static final String[] BUNDLES = {
        "messages/app",
        "messages/sla",
        "messages/lead",
        "messages/source",
        "messages/importing",
        "messages/scoring",
        "messages/simulation",
        "messages/evidence",
        "messages/experiment",
        "messages/workspace",
        "messages/dashboard",
        "messages/delivery",
        "messages/crm",
        "messages/analytics",
        "messages/assignment",
        "messages/reason"
    };

    /** The languages there are messages in; the first is for everybody else. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** The words. A language we do not speak gets English, whatever the server's own is. */
    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(BUNDLES);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Autowired
    void linksWithoutSearch(SpringTemplateEngine templates) {
        templates.setLinkBuilder(new Links());
    }

    /** Statuses as they stand in forms and addresses: by their keys. */
    @Bean
    static StatusConverter statusConverter() {
        return new StatusConverter();
    }

    /** The browser's language if we speak it, so that dates and words are never of two languages. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(LANGUAGES);
        resolver.setDefaultLocale(LANGUAGES.getFirst());
        return resolver;
    }

    /** Instants as they stand in forms: {@code 2026-03-02T08:00:00Z}. */
    @Bean
    static InstantConverter instantConverter() {
        return new InstantConverter();
    }

    /** Ways of contact, likewise by their keys. */
    @Bean
    static WayConverter wayConverter() {
        return new WayConverter();
    }

    static final class InstantConverter implements Converter<String, Instant> {

        @Override
        public Instant convert(String text) {
            return Instant.parse(text);
        }
    }

    static final class WayConverter implements Converter<String, Contact.Way> {

        @Override
        public Contact.Way convert(String key) {
            return Contact.Way.valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    static final class StatusConverter implements Converter<String, LeadStatus> {

        @Override
        public LeadStatus convert(String key) {
            return LeadStatus.of(key).orElseThrow(() -> new IllegalArgumentException("there is no status " + key));
        }
    }
}
