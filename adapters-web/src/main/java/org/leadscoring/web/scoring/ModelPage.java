package org.leadscoring.web.scoring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelDiff;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A version of a model: a draft as a form, every other as it stands. */
@Screen
final class ModelPage {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    private static final String EDIT = "scoring/edit";

    /** Fields of the form that are not the model's. */
    private static final Set<String> OURS = Set.of("_csrf", "do", "base");

    private final EditModels models;
    private final ModelFiles files;
    private final ModelView view;

    ModelPage(EditModels models, ModelFiles files, ModelView view) {
        this.models = models;
        this.files = files;
        this.view = view;
    }

    @GetMapping("/models/{id:[0-9a-fA-F-]{36}}")
    String show(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            Model model) {
        var version = models.version(me.workspace(), new ModelId(id));
        var form = ModelForm.of(version.model().definition());
        view.around(version, me, words, model);
        view.form(form, Map.of(), version, me, model);
        model.addAttribute("base", form.fingerprint());
        return version.state() == ModelState.DRAFT ? EDIT : "scoring/show";
    }

    /**
     * Saves a draft, or puts a row into its form or takes one away, which saves nothing.
     *
     * @param wish save, copy, or what is to become of rows: {@code add:rules}, {@code remove:rules.3}, {@code up:rules.3}
     * @param base the fingerprint of what the form began with
     */
    @PostMapping("/models/{id:[0-9a-fA-F-]{36}}")
    ModelAndView save(
            @PathVariable UUID id,
            @RequestParam(name = "do", defaultValue = "save") String wish,
            @RequestParam(defaultValue = "") String base,
            HttpServletRequest request,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var version = models.version(me.workspace(), new ModelId(id));
        var form = sent(request);
        if (wish.contains(":")) {
            var again = edit(HttpStatus.OK, FormRows.changed(form, wish), Map.of(), base, version, me, words);
            again.addObject("unsaved", true);
            var fresh = FormRows.fresh(form, wish);
            again.addObject("fresh", fresh);
            again.addObject("focus", FormRows.focus(fresh));
            return again;
        }
        var read = FormReader.read(form, words);
        if (read.definition().isEmpty()) {
            return edit(HttpStatus.UNPROCESSABLE_CONTENT, form, read.errors(), base, version, me, words);
        }
        var definition = read.definition().get();
        if (wish.equals("copy")) {
            var draft = models.draft(me.workspace(), version.model().name(), definition, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("model.drafted", draft.name(), draft.version()));
            return new ModelAndView("redirect:" + ModelView.address(draft.id()));
        }
        try {
            models.change(
                    me.workspace(), version.model().id(), before -> unlessStale(before, base, definition), me.user());
        } catch (StaleFormException e) {
            return stale(form, e.current, definition, version, me, words);
        } catch (ModelNotDraftException e) {
            var now = models.version(me.workspace(), version.model().id());
            var again = edit(HttpStatus.CONFLICT, form, Map.of(), base, now, me, words);
            again.addObject("noDraft", true);
            return again;
        }
        flash.addFlashAttribute(
                Flash.DONE,
                words.say("model.saved", version.model().name(), version.model().version()));
        return new ModelAndView("redirect:" + ModelView.address(version.model().id()));
    }

    private static ModelForm sent(HttpServletRequest request) {
        var parameters = new LinkedHashMap<>(request.getParameterMap());
        parameters.keySet().removeAll(OURS);
        return ModelForm.sent(parameters);
    }

    private static Definition unlessStale(Definition before, String base, Definition after) {
        if (!ModelForm.of(before).fingerprint().equals(base)) {
            throw new StaleFormException(before);
        }
        return after;
    }

    /** What was typed stays; whoever saves it again has been told what it overwrites. */
    private ModelAndView stale(
            ModelForm form, Definition current, Definition typed, Version version, SignedIn me, Words words) {
        var base = ModelForm.of(current).fingerprint();
        var again = edit(HttpStatus.CONFLICT, form, Map.of(), base, version, me, words);
        again.addObject("stale", DiffLine.of(ModelDiff.between(current, typed), words));
        return again;
    }

    private ModelAndView edit(
            HttpStatus status,
            ModelForm form,
            Map<String, String> errors,
            String base,
            Version version,
            SignedIn me,
            Words words) {
        var model = new ExtendedModelMap();
        view.around(version, me, words, model);
        view.form(form, errors, version, me, model);
        model.addAttribute("base", base);
        var again = new ModelAndView(EDIT, model);
        again.setStatus(status);
        return again;
    }

    @GetMapping("/models/{id:[0-9a-fA-F-]{36}}.yaml")
    ResponseEntity<String> file(@PathVariable UUID id, @ModelAttribute("me") SignedIn me) {
        var model = models.version(me.workspace(), new ModelId(id)).model();
        var name =
                model.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-v" + model.version() + ".yaml";
        return ResponseEntity.ok()
                .contentType(YAML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(files.write(new ModelFile(model.name(), model.definition(), List.of())));
    }

    /** The draft does not say any more what the form began with. */
    private static final class StaleFormException extends RuntimeException {

        private final transient Definition current;

        StaleFormException(Definition current) {
            super("somebody else changed the draft", null, false, false);
            this.current = current;
        }
    }
}
