package org.leadscoring.web.ingestion;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /health}, where senders of old look (spec IN-3). */
@Controller
final class HealthApi {

    /** Answers what {@code /actuator/health} answers. */
    @GetMapping("/health")
    String health() {
        return "forward:/actuator/health";
    }
}
