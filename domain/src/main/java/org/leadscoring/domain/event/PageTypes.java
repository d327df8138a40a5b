package org.leadscoring.domain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the telling type of a page view by its address (spec IN-7): the first pattern contained in the address decides.
 * Every workspace can have its own.
 *
 * @param patterns in the order in which they are tried
 */
public record PageTypes(List<Pattern> patterns) {

    /** So many patterns at most. */
    public static final int MOST = 100;

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
     * The patterns that somebody wrote, in their order; none make every page a {@code page_view}.
     *
     * @throws InvalidPatternException naming the first that cannot be: it has no part of an address, or one of more than 200
     *     characters or with a space, or no event type or one of more than 100 characters; it is never reached, because one
     *     before it fits all its addresses; or there are more than 100
     */
    public static PageTypes of(List<WrittenPattern> written) {
        var read = new ArrayList<Pattern>();
        for (var one : written) {
            if (read.size() == MOST) {
                throw WrittenPattern.wrong(one.place(), "is one too many; " + MOST + " are possible");
            }
            var pattern = one.read();
            for (int i = 0; i < read.size(); i++) {
                if (pattern.part().contains(read.get(i).part())) {
                    throw WrittenPattern.wrong(
                            one.place(),
                            "is never reached: number " + written.get(i).place() + ", "
                                    + read.get(i).part() + ", comes first and fits all its addresses; put this one"
                                    + " above it, or remove it");
                }
            }
            read.add(pattern);
        }
        return new PageTypes(read);
    }

    /** The patterns as people write them, for example {@code /pricing -> page_view_pricing}. */
    public List<String> written() {
        return patterns.stream().map(WrittenPattern::write).toList();
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
