package org.leadscoring.web;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.annotation.Bean;

/** A language of its own: English in ⟦brackets⟧, and dates without letters. Whatever is not in brackets is no message. */
@TestConfiguration(proxyBeanMethods = false)
class MarkedMessages {

    private static final String FORMAT = "time.format.";
    private static final Set<String> DAYS = Set.of("date", "date-of-week", "date-of-year", "weekday", "heading");

    @Bean
    static BeanPostProcessor marking() {
        return new BeanPostProcessor() {

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof MessageSource messages && name.equals("messageSource")
                        ? new Marked(messages)
                        : bean;
            }
        };
    }

    private record Marked(MessageSource messages) implements MessageSource {

        @Override
        public @Nullable String getMessage(
                String code, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
            var found = messages.getMessage(code, arguments, null, locale);
            return found == null ? otherwise : marked(code, found);
        }

        @Override
        public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
            return marked(code, messages.getMessage(code, arguments, locale));
        }

        @Override
        public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
            return messages.getMessage(resolvable, locale);
        }

        private static String marked(String code, String message) {
            if (!code.startsWith(FORMAT)) {
                return "⟦" + message + "⟧";
            }
            return DAYS.contains(code.substring(FORMAT.length())) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        }
    }
}
