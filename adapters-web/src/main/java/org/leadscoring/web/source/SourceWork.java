package org.leadscoring.web.source;

import java.util.UUID;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changing a source: its settings, its keys, and whether anything is taken from it. */
@Screen
final class SourceWork {

    private final EditSources sources;
    private final VoidEvents voids;
    private final SourcePage page;

    SourceWork(EditSources sources, VoidEvents voids, SourcePage page) {
        this.sources = sources;
        this.voids = voids;
        this.page = page;
    }

    @PostMapping("/sources/{id}/settings")
    ModelAndView change(
            @PathVariable UUID id,
            SourceForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            RedirectAttributes flash) {
        var read = form.read(words);
        if (!read.valid()) {
            var model = new ExtendedModelMap();
            page.settings(form, read.errors(), page.head(id, me, model), me, words, moments, model);
            return Again.with("sources/settings", model);
        }
        var source = new SourceId(id);
        var changed = sources.change(me.workspace(), source, read::on, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("source.changed", changed.name()));
        return new ModelAndView(to(source, "/settings"));
    }

    @PostMapping("/sources/{id}/enabled")
    String enable(
            @PathVariable UUID id,
            @RequestParam boolean on,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var source = new SourceId(id);
        var changed = sources.change(me.workspace(), source, before -> before.switched(on), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say(on ? "source.enabled" : "source.disabled", changed.name()));
        return to(source, on ? "" : "/settings");
    }

    @PostMapping("/sources/{id}/keys")
    String rotate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "DAY") Overlap overlap,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var source = new SourceId(id);
        var rotated = sources.rotate(me.workspace(), source, overlap.duration(), me.user());
        flash.addFlashAttribute(SourcePage.KEY, rotated.key().value());
        flash.addFlashAttribute(Flash.DONE, words.of("source.rotated", overlap));
        return to(source, "/connect");
    }

    @PostMapping("/sources/{id}/old-keys/end")
    String endOldKeys(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var source = new SourceId(id);
        sources.endOldKeys(me.workspace(), source, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("source.old-keys-ended"));
        return to(source, "/connect");
    }

    @PostMapping("/sources/{id}/void")
    String voiding(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var source = new SourceId(id);
        if (reason.isBlank() || reason.strip().length() > Decision.MAX_REASON) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("source.void-reason-wrong", Decision.MAX_REASON));
            return to(source, "/void");
        }
        voids.voidSource(me.workspace(), source, reason.strip(), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("source.voided"));
        return to(source, "/settings");
    }

    @PostMapping("/sources/{id}/unvoid")
    String unvoid(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var source = new SourceId(id);
        voids.unvoidSource(me.workspace(), source, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("source.unvoided"));
        return to(source, "/settings");
    }

    private static String to(SourceId source, String part) {
        return "redirect:" + SourcePage.address(source) + part;
    }
}
