package org.leadscoring.web.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;

/** Addresses of the API that lead nowhere. */
@Api
final class UnknownAddress {

    @RequestMapping("/api/v1/**")
    ResponseEntity<ProblemDetail> unknown(HttpServletRequest request) {
        var type = request.getContentType();
        var detail = "there is no " + request.getMethod() + " " + request.getRequestURI()
                + (type == null ? "" : " with the content type " + type) + "; see the documentation";
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail));
    }
}
