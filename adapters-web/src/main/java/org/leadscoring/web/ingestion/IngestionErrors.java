package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.leadscoring.application.ingestion.IngestQueueClosedException;
import org.leadscoring.application.ingestion.IngestQueueFullException;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.event.InvalidEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where refusals of the ways in become RFC 9457 answers. */
@RestControllerAdvice(basePackageClasses = IngestionErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class IngestionErrors {

    private static final long SOON = 1;
    private static final long WHEN_DATABASE_IS_BACK = 5;
    private static final Logger LOG = LoggerFactory.getLogger(IngestionErrors.class);

    private final Watch watch;

    IngestionErrors(Watch watch) {
        this.watch = watch;
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> refused(Problem problem, HttpServletRequest request) {
        watch.refused(request, problem);
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        var response = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            // Not Basic: a browser would ask the visitor of the website for a password.
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"write key\"");
        }
        if (problem.retryAfter() > 0) {
            var seconds = Long.toString(problem.retryAfter());
            response.header(HttpHeaders.RETRY_AFTER, seconds);
            // What senders made for Segment may look for: seconds, too.
            response.header("X-RateLimit-Reset", seconds);
        }
        return response.body(detail);
    }

    /** The database is away: what was sent may or may not be kept, and sending it again is safe. */
    @ExceptionHandler(DatabaseUnavailableException.class)
    ResponseEntity<ProblemDetail> unavailable(DatabaseUnavailableException e, HttpServletRequest request) {
        LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), e.getMessage(), e.getCause());
        return answer(Problem.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "the database cannot be reached; send it again, nothing counts twice",
                WHEN_DATABASE_IS_BACK));
    }

    /** More comes in than can be written. */
    @ExceptionHandler(IngestQueueFullException.class)
    ResponseEntity<ProblemDetail> full(IngestQueueFullException e) {
        return answer(Problem.later(
                HttpStatus.TOO_MANY_REQUESTS,
                e.getMessage() + "; nothing of this request was taken: send it again a little later",
                SOON));
    }

    /** The server is about to stop; its successor, or another node, takes it. */
    @ExceptionHandler(IngestQueueClosedException.class)
    ResponseEntity<ProblemDetail> closed(IngestQueueClosedException e) {
        return answer(Problem.later(
                HttpStatus.SERVICE_UNAVAILABLE, e.getMessage() + "; send it again, nothing counts twice", SOON));
    }

    /** What nobody foresaw: of a batch some may have been written, by another transaction; the sender may try again. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> failed(Exception e, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "the server failed; send all of it again later: with the same message ids nothing counts twice",
                List.of()));
    }

    @ExceptionHandler(InvalidEventException.class)
    ResponseEntity<ProblemDetail> invalid(InvalidEventException e, HttpServletRequest request) {
        return refused(Problem.of(e), request);
    }
}
