package org.leadscoring.notify.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.leadscoring.domain.event.Texts;

/** What came of a call. */
public sealed interface Exchange {

    /**
     * The other server answered.
     *
     * @param status the status of HTTP
     * @param headers the first of each name, by the name in small letters
     * @param body what it said, as UTF-8, and at most {@link HttpLimits#mostBytes} of it
     */
    record Answered(int status, Map<String, String> headers, String body) implements Exchange {

        /** How much of an answer is shown to people, in characters. */
        public static final int LONGEST_EXCERPT = 500;

        /** Nobody is asked to wait for longer: a slip of the pen would silence a destination for years. */
        public static final Duration LONGEST_WAIT = Duration.ofDays(1);

        private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");
        private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");

        public Answered {
            headers = Map.copyOf(headers);
        }

        /** Whether the status is one of 200 to 299. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** A header's first value. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** The beginning of what it said, on one line, for people to read. */
        public String excerpt() {
            // Far more than is shown, and far less than a body may be.
            var beginning = Texts.cut(body, 8 * LONGEST_EXCERPT);
            var line = Texts.madeWhole(BLANKS.matcher(beginning).replaceAll(" ").strip());
            return Texts.shortened(line, LONGEST_EXCERPT);
        }

        /**
         * How long it asks us to wait ({@code Retry-After}, RFC 9110: seconds or a date); at most {@link #LONGEST_WAIT}.
         * Empty if it does not, or cannot be understood.
         *
         * @param now the current instant, UTC
         */
        public Optional<Duration> retryAfter(Instant now) {
            return header("retry-after")
                    .map(String::strip)
                    .flatMap(value -> SECONDS.matcher(value).matches()
                            ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                            : date(value).map(date -> Duration.between(now, date)))
                    .filter(Duration::isPositive)
                    .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }

        private static Optional<Instant> date(String value) {
            try {
                return Optional.ofNullable(DateUtils.parseStandardDate(value));
            } catch (DateTimeException e) {
                // What is no date asks for nothing.
                return Optional.empty();
            }
        }

        /** A body of bytes as it came. */
        static Answered of(int status, Map<String, String> headers, byte[] body) {
            return new Answered(status, headers, new String(body, StandardCharsets.UTF_8));
        }
    }

    /**
     * It was not called at all: its address is none of the public internet.
     *
     * @param why in words, with what to do; without the request's address
     */
    record NotAllowed(String why) implements Exchange {}

    /**
     * There was no answer, or none that was whole.
     *
     * @param why in words; without the request's address
     * @param unsent whether the request surely was not taken, for there never was a connection; else it is not known
     */
    record Broken(String why, boolean unsent) implements Exchange {

        /** Nobody knows whether the request was taken. */
        public Broken(String why) {
            this(why, false);
        }
    }
}
