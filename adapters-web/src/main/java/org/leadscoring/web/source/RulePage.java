package org.leadscoring.web.source;

import java.util.List;
import java.util.UUID;
import org.leadscoring.application.scoring.DraftRule;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A rule for a type nobody thought of: made by one click, shown as what it changes of the model. */
@Screen
final class RulePage {

    private final EditSources sources;
    private final DraftRule rules;
    private final EditModels models;
    private final ModelFiles files;
    private final SourcePage page;

    RulePage(EditSources sources, DraftRule rules, EditModels models, ModelFiles files, SourcePage page) {
        this.sources = sources;
        this.rules = rules;
        this.models = models;
        this.files = files;
        this.page = page;
    }

    @PostMapping("/sources/{id}/rules")
    String make(
            @PathVariable UUID id,
            @RequestParam String type,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var source = SourcePage.address(
                sources.source(me.workspace(), new SourceId(id)).source().id());
        try {
            var drafted = rules.forType(me.workspace(), EventType.named(type), me.user());
            return "redirect:"
                    + new Address(source + "/rules/" + drafted.draft().id().value()).with("type", type);
        } catch (InvalidEventException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("rule.no-type", type, words.reason(e.reason())));
            return "redirect:" + source;
        } catch (InvalidModelException e) {
            flash.addFlashAttribute(
                    Flash.REFUSED, words.say("rule.refused", type, e.field(), words.reason(e.reason())));
            return "redirect:" + source;
        }
    }

    @GetMapping("/sources/{id:[0-9a-fA-F-]{36}}/rules/{draft}")
    String drafted(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam(defaultValue = "") String type,
            @ModelAttribute("me") SignedIn me,
            Model model) {
        page.head(id, me, model);
        var version = models.version(me.workspace(), new ModelId(draft));
        var live = models.versions(me.workspace()).stream()
                .filter(other -> other.model().name().equals(version.model().name()))
                .filter(other -> other.state() == ModelState.LIVE)
                .map(Version::model)
                .findFirst();
        var text = text(version.model());
        model.addAttribute("draft", version.model());
        model.addAttribute("state", version.state());
        model.addAttribute("type", type);
        model.addAttribute(
                "rule",
                version.model().rules().stream()
                        .filter(rule -> rule.event().name().equals(type))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("text", text);
        model.addAttribute(
                "hunks",
                live.map(before -> TextDiff.between(text(before), text)).orElse(List.of()));
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        return "sources/rule";
    }

    private String text(ScoringModel model) {
        return files.write(new ModelFile(model.name(), model.definition(), List.of()));
    }
}
