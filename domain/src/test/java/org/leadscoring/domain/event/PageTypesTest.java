package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
