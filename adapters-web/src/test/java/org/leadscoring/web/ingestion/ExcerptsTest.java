package org.leadscoring.web.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.workspace.WriteKey;
import org.springframework.util.unit.DataSize;

class ExcerptsTest {

    private static final WriteKey KEY = new WriteKey("the-key-of-the-\"shop\\");

    private final Excerpts excerpts =
            new Excerpts(new Bodies(new IngestionLimits(DataSize.ofKilobytes(32), DataSize.ofKilobytes(500), 2_500)));

    @Test
    void what_a_field_says_is_a_write_key_is_hidden_whatever_it_is() {
        assertThat(excerpts.of(Map.of("context", List.of(Map.of("writeKey", "another-source-s-key", "n", 1))), KEY))
                .contains("\"n\":1", "\"writeKey\":\"…\"")
                .doesNotContain("another-source-s-key");
        assertThat(excerpts.of(Map.of("write_key", List.of("x")), KEY)).isEqualTo("{\"write_key\":\"…\"}");
    }

    @Test
    void the_key_it_was_sent_with_is_hidden_wherever_it_stands() {
        var url = "https://example.com/?k=" + KEY.value();

        assertThat(excerpts.of(Map.of("url", url), KEY)).isEqualTo("{\"url\":\"https://example.com/?k=…\"}");
        assertThat(excerpts.of(Map.of(KEY.value(), 1), KEY)).isEqualTo("{\"…\":1}");
        assertThat(excerpts.ofText("{" + url + "} and " + KEY.value(), KEY))
                .isEqualTo("{https://example.com/?k=…} and …");
    }

    @Test
    void in_what_is_no_json_a_key_is_hidden_too() {
        assertThat(excerpts.ofText("{\"writeKey\" : \"another-key\", \"WRITE_KEY\":\"third", KEY))
                .isEqualTo("{\"writeKey\" : \"…\", \"WRITE_KEY\":\"…");
    }

    @Test
    void it_is_cut_after_it_was_hidden_so_that_no_half_of_a_key_is_left() {
        var text = "x".repeat(990) + KEY.value() + "y".repeat(100);

        assertThat(excerpts.ofText(text, KEY)).isEqualTo("x".repeat(990) + "…" + "y".repeat(9));
        assertThat(excerpts.of(text, KEY)).hasSize(1_000).doesNotContain("the-key");
    }

    @Test
    void anything_that_json_can_say_has_an_excerpt() {
        assertThat(excerpts.of(null, KEY)).isEqualTo("null");
        assertThat(excerpts.of(List.of(1, "a", true), KEY)).isEqualTo("[1,\"a\",true]");
    }
}
