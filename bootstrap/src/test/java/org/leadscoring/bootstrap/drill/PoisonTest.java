package org.leadscoring.bootstrap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

class PoisonTest {

    private static final String GOOD = "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\"}";
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxNameLength(100_000)
                    .build())
            .build());

    static Stream<Integer> kinds() {
        return IntStream.range(0, Poison.kinds()).boxed();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void it_stands_before_the_good_items_and_the_request_stays_whole(int kind) {
        var request = "POST /v1/batch HTTP/1.1\r\nHost: h\r\nContent-Length: 60\r\n\r\n{\"batch\":[" + GOOD + "]}";

        var poisoned = new String(Poison.in(request.getBytes(StandardCharsets.US_ASCII), kind), StandardCharsets.UTF_8);

        var parts = poisoned.split("\r\n\r\n", 2);
        assertThat(parts[0])
                .startsWith("POST /v1/batch HTTP/1.1\r\nHost: h\r\n")
                .endsWith("Content-Length: " + parts[1].getBytes(StandardCharsets.UTF_8).length);
        var batch = JSON.readTree(parts[1]).path("batch");
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.get(1)).isEqualTo(JSON.readTree(GOOD));
    }
}
