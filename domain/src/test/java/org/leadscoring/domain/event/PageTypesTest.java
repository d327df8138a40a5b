package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec IN-7. */
class PageTypesTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com/pricing, page_view_pricing",
        "https://example.com/PRICING/teams?x=1, page_view_pricing",
        "/pricing, page_view_pricing",
        "https://example.com/case-studies/acme, page_view_case_study",
        "https://example.com/case-study, page_view_case_study",
        "https://example.com/demo#now, page_view_demo",
        "https://example.com/compare/them, comparison_page_viewed",
        "https://example.com/comparison, comparison_page_viewed",
        "https://example.com/, page_view",
        "https://pricing.example.com/about, page_view",
        "https://demo.example.com, page_view",
        "https://demo.example.com/pricing, page_view_pricing",
        "/a//demo, page_view_demo",
        "/demo?next=https://example.com, page_view_demo",
        "example.com/demo?next=https://example.com, page_view_demo",
        "'', page_view"
    })
    void in_7_the_address_of_a_page_may_tell_more_than_that_it_was_seen(String address, String type) {
        assertThat(PageTypes.STANDARD.typeOf(address)).isEqualTo(new EventType(type));
    }

    @Test
    void the_first_pattern_that_fits_decides() {
        assertThat(PageTypes.STANDARD.typeOf("/demo/pricing")).isEqualTo(new EventType("page_view_pricing"));
        assertThat(new PageTypes(PageTypes.STANDARD.patterns().reversed()).typeOf("/demo/pricing"))
                .isEqualTo(new EventType("page_view_demo"));
    }

    @Test
    void without_patterns_a_page_is_a_page() {
        assertThat(new PageTypes(List.of()).typeOf("/pricing")).isEqualTo(EventType.PAGE_VIEW);
    }

    @Test
    void patterns_do_not_change_afterwards() {
        var patterns = new ArrayList<>(PageTypes.STANDARD.patterns());
        var types = new PageTypes(patterns);

        patterns.clear();

        assertThat(types).isEqualTo(PageTypes.STANDARD);
    }

    @Test
    void in_7_patterns_are_written_one_a_line() {
        var types = written("""

                 /Pricing -> Page View Pricing
                https://WWW.example.com/Docs/ -> docs_read
                /a->b->c
                """);

        assertThat(types.written())
                .containsExactly("/pricing -> page_view_pricing", "www.example.com/docs/ -> docs_read", "/a->b -> c");
        assertThat(types.typeOf("https://www.example.com/docs/start")).isEqualTo(new EventType("docs_read"));
        assertThat(written(String.join("\n", types.written()))).isEqualTo(types);
        assertThat(written(" \n\n")).isEqualTo(new PageTypes(List.of()));
        assertThat(written(String.join("\n", PageTypes.STANDARD.written()))).isEqualTo(PageTypes.STANDARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a -> a;;/pricing page_view_pricing | 3 | has no arrow; write for example /pricing -> page_view_pricing",
                "-> a | 1 | has no part of an address; write for example",
                "https:// -> a | 1 | has no part of an address; write for example",
                "/a -> a;/b c -> d | 2 | has a space in its part of an address; write %20 for it",
                "/LONG -> a | 1 | has a part of an address longer than 200 characters; shorten it",
                "/a -> | 1 | has an event type that is empty; name what happened",
                "/a -> LONG | 1 | has an event type that is longer than 100 characters; shorten",
                "/b -> b;;/a -> a;/A -> c | 4 | is never reached: number 3, /a, comes first and fits all its addresses;",
                "/price -> a;/x/prices -> b | 2 | is never reached: number 1, /price, comes first and fits all its"
            })
    void what_cannot_be_is_refused_with_its_line_and_the_remedy(String text, int line, String reason) {
        var lines = text.replace(';', '\n').replace("LONG", "x".repeat(201));

        assertThatThrownBy(() -> written(lines)).isInstanceOfSatisfying(InvalidPatternException.class, refusal -> {
            assertThat(refusal.place()).isEqualTo(line);
            assertThat(refusal.reason()).startsWith(reason);
            assertThat(refusal).hasMessage("pattern " + line + " " + refusal.reason());
        });
    }

    @Test
    void a_hundred_patterns_are_possible_and_not_one_more() {
        var hundred = IntStream.range(100, 200).mapToObj(i -> "/" + i + " -> t").collect(Collectors.joining("\n"));

        assertThat(written(hundred).patterns()).hasSize(100);
        assertThatThrownBy(() -> written(hundred + "\n\n/more -> t"))
                .hasMessage("pattern 102 is one too many; 100 are possible");
    }

    private static PageTypes written(String lines) {
        return PageTypes.of(WrittenPattern.lines(lines));
    }
}
