package org.leadscoring.web.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addresses below those of the ways in that lead nowhere: senders get a problem to read and not a page to look at. */
@RestController
final class UnknownWayIn {

    @RequestMapping({"/v1/**", "/beacon/**", "/api/**"})
    void unknown(HttpServletRequest request) {
        var way = request.getMethod() + " " + request.getRequestURI();
        if (!request.getMethod().equals("POST")) {
            throw new Problem(HttpStatus.METHOD_NOT_ALLOWED, "there is no " + way + "; send events by POST", List.of());
        }
        throw new Problem(
                HttpStatus.NOT_FOUND,
                "there is no " + way + "; send to /v1/batch, /v1/track, /v1/identify, /v1/page, /v1/screen, /v1/group,"
                        + " /v1/alias, /v1/events, /api/lead-score/track, /api/leads, /api/events, /api/batch or"
                        + " /api/email-events",
                List.of());
    }
}
