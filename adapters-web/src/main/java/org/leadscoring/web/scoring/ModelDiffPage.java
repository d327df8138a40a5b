package org.leadscoring.web.scoring;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.scoring.ModelDiff;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a version changes of another. */
@Screen
final class ModelDiffPage {

    private final EditModels models;
    private final ModelView view;

    ModelDiffPage(EditModels models, ModelView view) {
        this.models = models;
        this.view = view;
    }

    /** @param with the version it is compared with; null for the live one, or the one before */
    @GetMapping("/models/{id:[0-9a-fA-F-]{36}}/diff")
    String diff(
            @PathVariable UUID id,
            @RequestParam(name = "with", required = false) @Nullable UUID with,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            Model model) {
        var version = models.version(me.workspace(), new ModelId(id));
        var others = models.versions(me.workspace()).stream()
                .filter(other -> !other.model().id().equals(version.model().id()))
                .toList();
        var other = with == null
                ? closest(version, others)
                : Optional.of(models.version(me.workspace(), new ModelId(with)));
        view.head(version, words, model);
        model.addAttribute("others", others);
        model.addAttribute("other", other.orElse(null));
        model.addAttribute(
                "parts",
                other.map(before -> DiffLine.of(
                                ModelDiff.between(
                                        before.model().definition(),
                                        version.model().definition()),
                                words))
                        .orElse(null));
        return "scoring/diff";
    }

    private static Optional<Version> closest(Version version, List<Version> others) {
        var ofName = others.stream()
                .filter(other -> other.model().name().equals(version.model().name()))
                .toList();
        return ofName.stream()
                .filter(other -> other.state() == ModelState.LIVE)
                .findFirst()
                .or(() -> ofName.stream()
                        .filter(other ->
                                other.model().version() < version.model().version())
                        .findFirst())
                .or(() -> others.stream().findFirst());
    }
}
