package org.leadscoring.web.ingestion;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /health}, where senders of old look (spec IN-3). */
@Controller
final class HealthApi {

    /** Answers what {@code /actuator/health} answers. Annotated, for what is forwarded is in no OpenAPI document by itself. */
    @Operation
    @GetMapping("/health")
    String health() {
        return "forward:/actuator/health";
    }
}
