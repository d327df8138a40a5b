package org.leadscoring.persistence.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.leadscoring.domain.evidence.CutOff;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.persistence.sql.Json;

/** What was asked, as JSON text. */
record QuestionDocument(
        String from,
        String until,
        String cutOff,
        String distance,
        String zone,
        int holdOut,
        long seed,
        int mostRules,
        List<String> excluded) {

    private static final String BEFORE_OUTCOME = "before_outcome";
    private static final String AFTER_FIRST = "after_first";

    static String text(Question question) {
        return Json.text(new QuestionDocument(
                question.from().toString(),
                question.until().toString(),
                switch (question.cutOff()) {
                    case CutOff.BeforeOutcome _ -> BEFORE_OUTCOME;
                    case CutOff.AfterFirst _ -> AFTER_FIRST;
                },
                question.cutOff().distance().toString(),
                question.zone().getId(),
                question.holdOut(),
                question.seed(),
                question.mostRules(),
                question.excluded()));
    }

    static Question question(String text) {
        var document = Json.document(text, QuestionDocument.class);
        var distance = Duration.parse(document.distance);
        return new Question(
                Instant.parse(document.from),
                Instant.parse(document.until),
                document.cutOff.equals(AFTER_FIRST)
                        ? new CutOff.AfterFirst(distance)
                        : new CutOff.BeforeOutcome(distance),
                ZoneId.of(document.zone),
                document.holdOut,
                document.seed,
                document.mostRules,
                document.excluded);
    }
}
