package org.leadscoring.web.ingestion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.InvalidEventException;
import org.springframework.http.HttpStatus;

/** A request that is refused: what RFC 9457 calls a problem. */
final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String detail;
    private final List<FieldError> errors;
    private final long retryAfter;
    private boolean toldByItem;
    private @Nullable String sent;

    Problem(HttpStatus status, String detail, List<FieldError> errors) {
        this(status, detail, errors, 0);
    }

    private Problem(HttpStatus status, String detail, List<FieldError> errors, long retryAfter) {
        super(detail);
        this.status = status;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** @param seconds until it can be sent again */
    static Problem tooMany(int limit, long seconds) {
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "this source may send " + limit + (limit == 1 ? " event" : " events")
                        + " a second and has sent more; send the same again after " + seconds
                        + (seconds == 1 ? " second" : " seconds") + ", nothing of it was taken",
                List.of(),
                seconds);
    }

    /** @param seconds until it can be sent again */
    static Problem later(HttpStatus status, String detail, long seconds) {
        return new Problem(status, detail, List.of(), seconds);
    }

    static Problem badRequest(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, detail, List.of());
    }

    static Problem of(InvalidEventException e) {
        var error = FieldError.of(e);
        return new Problem(HttpStatus.BAD_REQUEST, error.sentence(), List.of(error));
    }

    /** The same, of items that were looked at one by one. */
    Problem byItem() {
        toldByItem = true;
        return this;
    }

    /** The same, with what was sent. */
    Problem about(String text) {
        sent = text;
        return this;
    }

    /** Whether each item was told of by itself already. */
    boolean toldByItem() {
        return toldByItem;
    }

    /** What was sent, where it could not be understood. */
    @Nullable
    String sent() {
        return sent;
    }

    HttpStatus status() {
        return status;
    }

    String detail() {
        return detail;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** Seconds until it can be sent again, 0 if that does not help. */
    long retryAfter() {
        return retryAfter;
    }

    /**
     * What is wrong where.
     *
     * @param pointer a JSON Pointer into the request's body
     * @param detail what is wrong with it, and what to send instead
     */
    record FieldError(String pointer, String detail) {

        static FieldError of(InvalidEventException e) {
            return new FieldError(e.field(), e.reason());
        }

        String sentence() {
            return pointer.isEmpty() ? "the body " + detail : pointer + " " + detail;
        }
    }
}
