package org.leadscoring.web.scoring;

import java.util.UUID;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.MeasureModels;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ModelNotLiveException;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.scoring.ModelId;
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

/** What can be done with a version as a whole: copied, thrown away, made the primary one. */
@Screen
final class ModelWork {

    private static final String MODELS = "redirect:/models";

    private final EditModels models;
    private final MeasureModels measure;
    private final ModelView view;

    ModelWork(EditModels models, MeasureModels measure, ModelView view) {
        this.models = models;
        this.measure = measure;
        this.view = view;
    }

    /** The next version of its name, which begins as this one is. */
    @PostMapping("/models/{id:[0-9a-fA-F-]{36}}/draft")
    String copy(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        return copied(new ModelId(id), me, words, flash);
    }

    /** The same, chosen from a list. */
    @PostMapping("/models/copies")
    String copyChosen(
            @RequestParam UUID of,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        return copied(new ModelId(of), me, words, flash);
    }

    private String copied(ModelId id, SignedIn me, Words words, RedirectAttributes flash) {
        var model = models.version(me.workspace(), id).model();
        var draft = models.draft(me.workspace(), model.name(), model.definition(), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("model.drafted", draft.name(), draft.version()));
        return "redirect:" + ModelView.address(draft.id());
    }

    /** Before a draft is thrown away. */
    @GetMapping("/models/{id:[0-9a-fA-F-]{36}}/discard")
    String askToDiscard(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            Model model,
            RedirectAttributes flash) {
        var version = models.version(me.workspace(), new ModelId(id));
        if (version.state() != ModelState.DRAFT) {
            return noDraft(version, words, flash);
        }
        view.head(version, words, model);
        model.addAttribute(
                "changes", models.history(me.workspace(), version.model().id()).size());
        return "scoring/discard";
    }

    @PostMapping("/models/{id:[0-9a-fA-F-]{36}}/discard")
    String discard(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var version = models.version(me.workspace(), new ModelId(id));
        try {
            models.discard(me.workspace(), version.model().id(), me.user());
        } catch (ModelNotDraftException e) {
            return noDraft(version, words, flash);
        }
        flash.addFlashAttribute(Flash.DONE, words.say("model.discarded", facts(version, words)));
        return MODELS;
    }

    /** Before another model drives stage, queue and promises. */
    @GetMapping("/models/{id:[0-9a-fA-F-]{36}}/primary")
    String askToMakePrimary(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            Model model,
            RedirectAttributes flash) {
        var version = models.version(me.workspace(), new ModelId(id));
        if (version.state() != ModelState.LIVE || version.primary()) {
            return notLive(version, words, flash);
        }
        view.head(version, words, model);
        model.addAttribute("primary", models.primary(me.workspace()));
        model.addAttribute(
                "elsewhere", measure.elsewhere(me.workspace(), version.model().id()));
        return "scoring/primary";
    }

    @PostMapping("/models/{id:[0-9a-fA-F-]{36}}/primary")
    String makePrimary(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var version = models.version(me.workspace(), new ModelId(id));
        try {
            models.makePrimary(me.workspace(), version.model().id(), me.user());
        } catch (ModelNotLiveException e) {
            return notLive(version, words, flash);
        }
        flash.addFlashAttribute(Flash.DONE, words.say("model.made-primary", facts(version, words)));
        return MODELS;
    }

    private static String noDraft(Version version, Words words, RedirectAttributes flash) {
        flash.addFlashAttribute(Flash.REFUSED, words.say("model.no-draft", facts(version, words)));
        return "redirect:" + ModelView.address(version.model().id());
    }

    private static String notLive(Version version, Words words, RedirectAttributes flash) {
        flash.addFlashAttribute(Flash.REFUSED, words.say("model.not-live", facts(version, words)));
        return MODELS;
    }

    /** Which version it is, and what it is by now. */
    private static Object[] facts(Version version, Words words) {
        return new Object[] {version.model().name(), version.model().version(), new ModelWords(words).state(version)};
    }
}
