package org.leadscoring.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadscoring.application.lead.SeparationNotPossibleException;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.UnknownMergeException;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ModelNotLiveException;
import org.leadscoring.application.scoring.ModelTestsFailedException;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.event.InvalidPatternException;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one place where what the use cases refuse becomes an RFC 9457 answer of the API. */
@RestControllerAdvice(annotations = Api.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler({
        UnknownLeadException.class,
        UnknownModelException.class,
        UnknownMergeException.class,
        UnknownSourceException.class
    })
    ResponseEntity<ProblemDetail> unknown(RuntimeException refusal) {
        return problem(HttpStatus.NOT_FOUND, why(refusal));
    }

    @ExceptionHandler({ModelNotDraftException.class, ModelNotLiveException.class, SeparationNotPossibleException.class})
    ResponseEntity<ProblemDetail> notNow(RuntimeException refusal) {
        return problem(HttpStatus.CONFLICT, why(refusal));
    }

    @ExceptionHandler(InvalidModelFileException.class)
    ResponseEntity<ProblemDetail> invalidFile(InvalidModelFileException refusal) {
        var error = Map.of("pointer", refusal.field(), "line", refusal.line(), "detail", refusal.reason());
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, why(refusal), List.of(error));
    }

    @ExceptionHandler(InvalidModelException.class)
    ResponseEntity<ProblemDetail> invalidModel(InvalidModelException refusal) {
        var error = Map.of("pointer", refusal.field(), "detail", refusal.reason());
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, why(refusal), List.of(error));
    }

    @ExceptionHandler(InvalidEventException.class)
    ResponseEntity<ProblemDetail> invalidField(InvalidEventException refusal) {
        var error = Map.of("pointer", refusal.field(), "detail", refusal.reason());
        return problem(HttpStatus.BAD_REQUEST, refusal.field() + " " + refusal.reason(), List.of(error));
    }

    @ExceptionHandler(InvalidPatternException.class)
    ResponseEntity<ProblemDetail> invalidPattern(InvalidPatternException refusal) {
        var pointer = "/" + (refusal.place() - 1);
        var error = Map.of("pointer", pointer, "detail", refusal.reason());
        return problem(HttpStatus.BAD_REQUEST, pointer + " " + refusal.reason(), List.of(error));
    }

    @ExceptionHandler(ModelTestsFailedException.class)
    ResponseEntity<ProblemDetail> failingTests(ModelTestsFailedException refusal) {
        var errors = refusal.failed().stream()
                .map(outcome -> Map.<String, Object>of(
                        "test",
                        outcome.test(),
                        "detail",
                        outcome.differences().stream().map(Object::toString).toList()))
                .toList();
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, why(refusal), errors);
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<ProblemDetail> invalid(IllegalArgumentException refusal, HttpServletRequest request) {
        // Not its message, which quotes what was sent.
        LOG.info(
                "{} {} refused at {}",
                request.getMethod(),
                request.getRequestURI(),
                refusal.getStackTrace().length == 0 ? "?" : refusal.getStackTrace()[0]);
        return problem(HttpStatus.BAD_REQUEST, why(refusal));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemDetail> unreadable(MethodArgumentTypeMismatchException refusal) {
        return problem(
                HttpStatus.BAD_REQUEST,
                refusal.getName() + " is not of its kind; send an id as a UUID, a number as digits and an instant as in"
                        + " 2026-03-03T00:00:00Z");
    }

    /** What Spring refuses by itself says so; what nobody foresaw changed nothing. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse refusal) {
            return answer(refusal.getStatusCode(), refusal.getBody());
        }
        if (e instanceof HttpMessageNotReadableException) {
            return problem(HttpStatus.BAD_REQUEST, "the body cannot be read; see the documentation for its shape");
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "the server failed and changed nothing; try again later");
    }

    private static String why(Exception refusal) {
        return Objects.requireNonNullElse(refusal.getMessage(), "the request is not valid");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return answer(status, ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail, List<?> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", errors);
        return answer(status, problem);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatusCode status, ProblemDetail problem) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
