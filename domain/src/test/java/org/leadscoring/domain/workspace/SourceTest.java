package org.leadscoring.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com, https://www.example.com",
        "' HTTPS://Www.Example.com ', https://www.example.com",
        "https://example.com:443, https://example.com",
        "http://example.com:80, http://example.com",
        "http://localhost:8081, http://localhost:8081",
        "http://[::1]:8081, http://[::1]:8081",
        "*, *"
    })
    void an_origin_is_written_as_browsers_send_it(String written, String value) {
        assertThat(new Origin(written).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "https://example.com/",
                "https://example.com/shop",
                "ftp://example.com",
                "null",
                "https://*"
            })
    void what_is_no_origin_is_refused(String written) {
        assertThatThrownBy(() -> new Origin(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://www.example.com");
    }

    @Test
    void a_source_allows_the_origins_it_names() {
        var source = source("Shop", List.of(new Origin("https://shop.example.com")), null);

        assertThat(source.allows(new Origin("https://shop.example.com"))).isTrue();
        assertThat(source.allows(new Origin("http://shop.example.com"))).isFalse();
        assertThat(source.allows(new Origin("https://shop.example.com:8443"))).isFalse();
    }

    @Test
    void a_source_may_allow_any_origin_or_none() {
        assertThat(source("Shop", List.of(Origin.ANY), null).allows(new Origin("https://elsewhere.example")))
                .isTrue();
        assertThat(source("Shop", List.of(), null).allows(new Origin("https://shop.example.com")))
                .isFalse();
    }

    @Test
    void a_source_has_a_name_and_a_limit_of_at_least_one() {
        assertThatThrownBy(() -> source(" ", List.of(), null)).hasMessageContaining("name");
        assertThatThrownBy(() -> source("x".repeat(101), List.of(), null)).hasMessageContaining("name");
        assertThatThrownBy(() -> source("Shop", List.of(), 0)).hasMessageContaining("at least 1");
        assertThat(source("Shop", List.of(), 1).eventsPerSecond()).isEqualTo(1);
    }

    @Test
    void a_source_is_called_by_100_characters_and_allows_50_origins_and_no_more() {
        assertThat(source("x".repeat(100), List.of(), null).name()).hasSize(100);
        assertThat(source("Shop", Collections.nCopies(50, Origin.ANY), null).origins())
                .hasSize(50);
        assertThatThrownBy(() -> source("Shop", Collections.nCopies(51, Origin.ANY), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 50 origins");
    }

    @Test
    void an_origin_is_as_long_as_a_host_may_be_and_no_longer() {
        var longest = "https://" + "x".repeat(247);

        assertThat(new Origin(longest).value()).hasSize(255);
        assertThatThrownBy(() -> new Origin(longest + "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Source source(String name, List<Origin> origins, Integer limit) {
        return new Source(new SourceId(new UUID(0, 1)), new WorkspaceId(new UUID(0, 2)), name, true, origins, limit);
    }
}
