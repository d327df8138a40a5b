package org.leadscoring.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.bootstrap.command.SharedServer;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.web.tracking.TrackScript;

/** The script for websites, as caches and browsers see it. */
class TrackScriptFilesTest {

    private static TestServer server;
    private static TrackScript script;

    @BeforeAll
    static void start() {
        server = SharedServer.embedded();
        script = server.bean(TrackScript.class);
    }

    @Test
    void everybody_may_load_it_and_keep_it_for_an_hour() throws Exception {
        var answer = get("/track.js");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(script.bytes());
        assertThat(header(answer, "content-type")).containsExactly("text/javascript;charset=utf-8");
        assertThat(header(answer, "cache-control")).containsExactly("max-age=3600, public");
        assertThat(header(answer, "access-control-allow-origin")).containsExactly("*");
        assertThat(header(answer, "cross-origin-resource-policy")).containsExactly("cross-origin");
        assertThat(header(answer, "x-content-type-options")).containsExactly("nosniff");
        assertThat(header(answer, "vary")).contains("Accept-Encoding");
        assertThat(header(answer, "set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "gzip, deflate, br, zstd | true",
                "br;q=1.0, GZIP;q=0.5 | true",
                "gzip;q=1.000 | true",
                "gzip;q=0 | false",
                "gzip;q=0.000, br | false",
                "br | false",
                "identity | false"
            })
    void it_is_packed_for_those_who_can_unpack_it(String accepted, boolean packed) throws Exception {
        var answer = get("/track.js", "Accept-Encoding", accepted);

        assertThat(header(answer, "content-encoding")).isEqualTo(packed ? List.of("gzip") : List.of());
        assertThat(packed ? unpacked(answer.body()) : answer.body()).isEqualTo(script.bytes());
        if (packed) {
            assertThat(answer.body()).hasSizeLessThan(5_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip", "identity"})
    void who_has_it_is_told_so(String accepted) throws Exception {
        var tag = header(get("/track.js", "Accept-Encoding", accepted), "etag").getFirst();

        var again = get("/track.js", "Accept-Encoding", accepted, "If-None-Match", tag);
        var other = get("/track.js", "Accept-Encoding", accepted, "If-None-Match", "\"of-an-older-release\"");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "cache-control")).containsExactly("max-age=3600, public");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void packed_and_not_packed_are_told_apart_by_caches() throws Exception {
        assertThat(header(get("/track.js", "Accept-Encoding", "gzip"), "etag"))
                .isNotEqualTo(header(get("/track.js"), "etag"));
    }

    @Test
    void a_release_is_kept_for_ever_under_its_own_name() throws Exception {
        var answer = get("/" + script.lastingName());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(script.bytes());
        assertThat(header(answer, "cache-control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(header(answer, "access-control-allow-origin")).containsExactly("*");
    }

    @Test
    void another_release_is_not_here() throws Exception {
        var answer = get("/track.0123456789abcdef.js");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "cache-control")).containsExactly("no-store");
        assertThat(header(answer, "content-type")).containsExactly("text/plain;charset=utf-8");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("take the tag for your pages anew");
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static byte[] unpacked(byte[] body) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        }
    }

    private static List<String> header(HttpResponse<?> answer, String name) {
        return answer.headers().allValues(name);
    }
}
