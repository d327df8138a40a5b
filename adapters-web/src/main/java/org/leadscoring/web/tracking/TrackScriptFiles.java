package org.leadscoring.web.tracking;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves the script to pages of any origin: the newest under a name that stays, and each release under its own. */
@RestController
final class TrackScriptFiles {

    private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final Pattern GZIP = Pattern.compile("(?i)(x-)?gzip\\s*(;\\s*q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?");

    private final TrackScript script;

    TrackScriptFiles(TrackScript script) {
        this.script = script;
    }

    @GetMapping("/track.js")
    ResponseEntity<byte[]> newest(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String accepted) {
        return answer(CacheControl.maxAge(AN_HOUR).cachePublic(), accepted);
    }

    /** For pages that name the release they want. */
    @GetMapping("/track.{hash:[0-9a-f]+}.js")
    ResponseEntity<?> release(
            @PathVariable String hash,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String accepted) {
        if (hash.equals(script.hash())) {
            return answer(CacheControl.maxAge(A_YEAR).cachePublic().immutable(), accepted);
        }
        return forAnybody(HttpStatus.NOT_FOUND)
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(
                        "There is no such release of the script on this server any more; take the tag for your pages anew.\n");
    }

    private ResponseEntity<byte[]> answer(CacheControl cache, @Nullable String accepted) {
        var answer = forAnybody(HttpStatus.OK)
                .contentType(JAVASCRIPT)
                .cacheControl(cache)
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        return takesGzip(accepted)
                ? answer.eTag(script.hash() + "-gzip")
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .body(script.packed())
                : answer.eTag(script.hash()).body(script.bytes());
    }

    /** What checks the script's hash must be allowed to read it, and pages that isolate themselves to load it. */
    private static BodyBuilder forAnybody(HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Stream.of(accepted.split(","))
                        .anyMatch(way -> GZIP.matcher(way.strip()).matches());
    }
}
