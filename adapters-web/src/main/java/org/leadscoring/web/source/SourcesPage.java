package org.leadscoring.web.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.ingestion.WatchSource.Overview;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.EditSources.Listed;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of sources, and making one. */
@Screen
final class SourcesPage {

    private final EditSources sources;
    private final WatchSource watch;
    private final SourceActivity activity;
    private final VoidEvents voids;
    private final @Nullable Integer standardLimit;

    SourcesPage(
            EditSources sources,
            WatchSource watch,
            SourceActivity activity,
            VoidEvents voids,
            @Value("${leadscoring.ingestion.events-per-second:#{null}}") @Nullable Integer standardLimit) {
        this.sources = sources;
        this.watch = watch;
        this.activity = activity;
        this.voids = voids;
        this.standardLimit = standardLimit;
    }

    @GetMapping("/sources")
    String sources(@ModelAttribute("me") SignedIn me, Model model) {
        var overviews = watch.overview(me.workspace());
        var voided = Voided.sources(voids.all(me.workspace()));
        var rows = sources.all(me.workspace()).stream()
                .map(listed -> new Row(
                        listed,
                        overviews.getOrDefault(listed.source().id(), Overview.NOTHING),
                        voided.contains(listed.source().id())))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("standardLimit", standardLimit);
        model.addAttribute("unknownKeys", activity.unknownKeysInTheLastHour());
        return "sources/list";
    }

    @GetMapping("/sources/new")
    String form(Model model) {
        model.addAttribute("form", SourceForm.EMPTY);
        model.addAttribute("errors", Map.of());
        model.addAttribute("standardLimit", standardLimit);
        return "sources/new";
    }

    @PostMapping("/sources")
    ModelAndView create(
            SourceForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var read = form.read(words);
        if (!read.valid()) {
            var again = new ModelAndView("sources/new");
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            again.addObject("form", form);
            again.addObject("errors", read.errors());
            again.addObject("standardLimit", standardLimit);
            return again;
        }
        var made = sources.create(me.workspace(), read.name(), read.origins(), read.limit(), me.user());
        flash.addFlashAttribute(SourcePage.KEY, made.key().value());
        flash.addFlashAttribute(
                Flash.DONE, words.say("source.created", made.source().name()));
        return new ModelAndView("redirect:" + SourcePage.address(made.source().id()) + "/connect");
    }

    /**
     * A source in the list.
     *
     * @param isVoid whether all its events are void
     */
    public record Row(Listed listed, Overview overview, boolean isVoid) {}
}
