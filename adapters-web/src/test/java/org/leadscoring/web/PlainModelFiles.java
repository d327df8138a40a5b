package org.leadscoring.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTest;
import org.leadscoring.application.scoring.ModelTest.Difference;
import org.leadscoring.application.scoring.ModelTest.Outcome;
import org.leadscoring.application.scoring.ModelTestsFailedException;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.WebsitePoints;

/** Model files of which only the name is read: how a file really looks is the affair of persistence. */
final class PlainModelFiles implements ModelFiles {

    @Override
    public ModelFile read(String text) {
        if (text.contains("fails")) {
            throw new ModelTestsFailedException(
                    List.of(new Outcome("a demo is hot", List.of(new Difference("score", "60", "50")))));
        }
        if (!text.startsWith("name: ")) {
            throw new InvalidModelFileException("/name", 3, "is missing; add it", null);
        }
        var name = text.lines().findFirst().orElseThrow().substring("name: ".length());
        return new ModelFile(
                name, WebsitePoints.model(new ModelId(new UUID(0, 0))).definition(), List.<ModelTest>of());
    }

    @Override
    public Rule readRule(String text) {
        throw new UnsupportedOperationException("pages read whole files");
    }

    @Override
    public Map<String, Object> document(Rule rule) {
        throw new UnsupportedOperationException("pages write whole files");
    }

    @Override
    public String write(ModelFile file) {
        return file.definition().rules().stream()
                .map(rule -> rule.id() + ": " + rule.points())
                .collect(Collectors.joining("\n", "name: " + file.name() + "\n", "\n"));
    }
}
