package org.leadscoring.web.scoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ModelTemplates.Template;
import org.leadscoring.application.scoring.ModelTestsFailedException;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Making a model: from a template, or from a file. A copy of a version is made where that version is shown. */
@Screen
final class NewModelPage {

    private static final String PAGE = "scoring/new";

    private final EditModels models;
    private final ModelTemplates templates;
    private final ModelFiles files;

    NewModelPage(EditModels models, ModelTemplates templates, ModelFiles files) {
        this.models = models;
        this.templates = templates;
        this.files = files;
    }

    @GetMapping("/models/new")
    String form(@ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words, Model model) {
        choices(me, words, model);
        model.addAttribute("template", ModelTemplates.WEBSITE_POINTS);
        return PAGE;
    }

    private void choices(SignedIn me, Words words, Model model) {
        model.addAttribute(
                "templates",
                templates.all().stream()
                        .map(template -> new Choice(
                                template,
                                FormWriter.key(template.file().definition().method())))
                        .toList());
        model.addAttribute("copies", models.versions(me.workspace()));
        model.addAttribute("say", new ModelWords(words));
    }

    /** @param name what the model is to be called; blank for the template's own name */
    @PostMapping("/models")
    ModelAndView fromTemplate(
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String name,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var chosen = templates.named(template);
        if (chosen.isEmpty()) {
            return refused("templateError", words.say("model.new.no-template"), template, name, "", me, words);
        }
        var file = chosen.get().file();
        var called = name.isBlank() ? file.name() : name.strip();
        try {
            ScoringModel.checkName(called);
        } catch (InvalidModelException e) {
            return refused("nameError", words.say("model.new.name-wrong"), template, name, "", me, words);
        }
        return made(called, file.definition(), me, words, flash);
    }

    /** @param yaml what was pasted; a file that was chosen comes before it */
    @PostMapping("/models/file")
    ModelAndView fromFile(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String yaml,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash)
            throws IOException {
        var text = file == null || file.isEmpty() ? yaml : text(file);
        if (text.isBlank()) {
            return unreadable(words.say("model.new.nothing"), "", me, words);
        }
        ModelFile read;
        try {
            read = files.read(text).passing();
        } catch (InvalidModelFileException e) {
            var where = e.field().isEmpty() ? words.say("model.new.the-file") : e.field();
            return unreadable(
                    words.say("model.new.unreadable", e.line(), where, words.reason(e.reason())), text, me, words);
        } catch (ModelTestsFailedException e) {
            var again = unreadable(words.say("model.new.tests-failed"), text, me, words);
            again.addObject("failed", e.failed());
            return again;
        }
        return made(read.name(), read.definition(), me, words, flash);
    }

    /** No more of it than can be a model, and one byte more, so that a longer one is refused. */
    private static String text(MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return new String(content.readNBytes(ModelFiles.MAX_BYTES + 1), StandardCharsets.UTF_8);
        }
    }

    private ModelAndView made(String name, Definition definition, SignedIn me, Words words, RedirectAttributes flash) {
        var draft = models.draft(me.workspace(), name, definition, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("model.drafted", draft.name(), draft.version()));
        return new ModelAndView("redirect:" + ModelView.address(draft.id()));
    }

    private ModelAndView unreadable(String why, String text, SignedIn me, Words words) {
        return refused("yamlError", why, ModelTemplates.WEBSITE_POINTS, "", text, me, words);
    }

    private ModelAndView refused(
            String error, String why, String template, String name, String yaml, SignedIn me, Words words) {
        var model = new ExtendedModelMap();
        choices(me, words, model);
        model.addAttribute(error, why);
        model.addAttribute("template", template);
        model.addAttribute("name", name);
        model.addAttribute("yaml", yaml);
        return Again.with(PAGE, model);
    }

    /** @param method the key of how it makes a score */
    public record Choice(Template template, String method) {}
}
