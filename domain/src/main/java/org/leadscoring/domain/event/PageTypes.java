package org.leadscoring.domain.event;

import java.util.List;
import java.util.Locale;

/**
 * Finds the telling type of a page view by its address (spec IN-7): the first pattern contained in the address decides.
 *
 * @param patterns in the order in which they are tried
 */
public record PageTypes(List<Pattern> patterns) {

    /** What every workspace starts with. */
    public static final PageTypes STANDARD = new PageTypes(List.of(
            new Pattern("/pricing", new EventType("page_view_pricing")),
            new Pattern("/case-stud", new EventType("page_view_case_study")),
            new Pattern("/demo", new EventType("page_view_demo")),
            new Pattern("/compar", new EventType("comparison_page_viewed"))));

    public PageTypes {
        patterns = List.copyOf(patterns);
    }

    /**
     * The type of a view of this page; {@code page_view} if no pattern fits. Case does not matter. The slashes before a
     * host do not count: not every page of {@code https://demo.example.com} is a demo.
     */
    public EventType typeOf(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        var from = startOfHost(lower);
        return patterns.stream()
                .filter(pattern -> lower.indexOf(pattern.part(), from) >= 0)
                .map(Pattern::type)
                .findFirst()
                .orElse(EventType.PAGE_VIEW);
    }

    private static int startOfHost(String address) {
        var scheme = address.indexOf("://");
        return scheme >= 0 && address.indexOf('/') > scheme ? scheme + 3 : 0;
    }

    /**
     * @param part lower-case part of an address, for example {@code /pricing}
     * @param type the type of a view of such a page
     */
    public record Pattern(String part, EventType type) {}
}
