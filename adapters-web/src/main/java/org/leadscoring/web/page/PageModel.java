package org.leadscoring.web.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What the layout and every template of a screen can use: {@code me}, {@code words}, {@code moments}, and whether the outside
 * is told anything, {@code outbound}.
 */
@ControllerAdvice(annotations = Screen.class)
final class PageModel {

    private final MessageSource messages;
    private final Clock clock;
    private final boolean outbound;

    PageModel(MessageSource messages, Clock clock, @Value("${leadscoring.outbound:on}") boolean outbound) {
        this.outbound = outbound;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("me")
    SignedIn me(@AuthenticationPrincipal SignedIn me) {
        return me;
    }

    @ModelAttribute("outbound")
    boolean outbound() {
        return outbound;
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(messages, locale);
    }

    /** The browser's zone if its script has told it, else the workspace's. */
    @ModelAttribute("moments")
    Moments moments(
            @AuthenticationPrincipal SignedIn me,
            @CookieValue(name = "tz", required = false) @Nullable String browserZone,
            Locale locale) {
        return new Moments(clock.instant(), zone(browserZone, me.zone()), words(locale), locale);
    }

    private static ZoneId zone(@Nullable String wished, ZoneId otherwise) {
        if (wished == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(wished.replace("%2F", "/"));
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
