package org.leadscoring.web.evidence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.EvidenceRun;
import org.leadscoring.application.evidence.NothingSuggestedException;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.evidence.RunEvidence.View;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.web.evidence.Suggested.Capacity;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Htmx;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.simulation.Head;
import org.leadscoring.web.simulation.PerDay;
import org.leadscoring.web.simulation.Progress;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What outcomes say of a version: asked for here, watched, read, and made a draft. */
@Screen
final class EvidencePage {

    private static final String VIEW = "evidence/page";

    private final RunEvidence running;
    private final Clock time;

    EvidencePage(RunEvidence running, Clock time) {
        this.running = running;
        this.time = time;
    }

    @GetMapping("/models/{id}/evidence")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String capacity,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var view = running.view(me.workspace(), new ModelId(id));
        if (view.running() == null && Htmx.asks(request)) {
            response.setHeader("HX-Refresh", "true");
        }
        fill(view, form(view, me), Map.of(), capacity, words, moments, model);
        return VIEW;
    }

    private EvidenceForm form(View view, SignedIn me) {
        var last = Optional.ofNullable(view.last());
        return EvidenceForm.of(
                last.map(EvidenceRun::question).orElseGet(() -> running.standard(me.workspace())),
                last.map(EvidenceRun::challenger)
                        .map(challenger -> challenger.value().toString())
                        .orElse(null));
    }

    private static void fill(
            View view,
            EvidenceForm form,
            Map<String, String> wrong,
            @Nullable String capacity,
            Words words,
            Moments moments,
            Model model) {
        var version = view.version();
        Head.of(version, words, model);
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "others",
                view.others().stream()
                        .filter(other ->
                                !other.model().id().equals(version.model().id()))
                        .toList());
        var now = view.running();
        if (now != null) {
            model.addAttribute("progress", Progress.of(now.done(), now.total(), now.at(), moments.now()));
        }
        var last = view.last();
        var evidence = last == null ? null : last.evidence();
        if (last != null && evidence != null) {
            result(view, last, evidence, words, model);
            capacity(last.question(), evidence, capacity, model);
        }
    }

    private static void result(View view, EvidenceRun last, Evidence evidence, Words words, Model model) {
        var version = view.version().model();
        var report = evidence.report();
        model.addAttribute("run", last);
        model.addAttribute("evidence", evidence);
        model.addAttribute("picks", Figures.Picks.of(report.scores()));
        model.addAttribute("stages", Figures.stages(report, version));
        model.addAttribute("tenths", Figures.tenths(report.scores(), words));
        model.addAttribute("held", Figures.held(report.scores()));
        model.addAttribute("rules", Figures.rules(report, version, words));
        model.addAttribute("months", Figures.months(report, words));
        var compared = evidence.comparison();
        if (compared != null && last.challenger() != null) {
            model.addAttribute("other", name(view, last.challenger()));
            model.addAttribute("difference", Rounded.of(compared.difference()));
            model.addAttribute("otherPicks", Figures.Picks.of(compared.challenger()));
        }
        var suggestion = evidence.suggestion();
        if (suggestion != null) {
            model.addAttribute("suggested", Suggested.of(suggestion, version, words));
        }
    }

    private static void capacity(Question question, Evidence evidence, @Nullable String typed, Model model) {
        var perDay = PerDay.typed(typed);
        model.addAttribute("typed", typed);
        model.addAttribute("badCapacity", typed != null && !typed.isBlank() && perDay == null);
        var window = Duration.between(question.from(), question.until());
        if (perDay == null || evidence.arrived() == 0) {
            return;
        }
        var arriving = (double) evidence.arrived() / Math.max(1, window.toDays());
        model.addAttribute("capacityNow", Capacity.of(evidence.report().scores(), arriving, perDay));
        var suggestion = evidence.suggestion();
        if (suggestion != null) {
            model.addAttribute("capacityThen", Capacity.of(suggestion.then(), arriving, perDay));
        }
    }

    private static String name(View view, ModelId other) {
        return view.others().stream()
                .map(Version::model)
                .filter(model -> model.id().equals(other))
                .findFirst()
                .map(model -> model.name() + " " + model.version())
                .orElse("–");
    }

    @PostMapping("/models/{id}/evidence")
    ModelAndView start(
            @PathVariable UUID id,
            @ModelAttribute("form") EvidenceForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var version = new ModelId(id);
        var wrong = form.wrong();
        if (!wrong.isEmpty()) {
            fill(running.view(me.workspace(), version), form, wrong, null, words, moments, model);
            return Again.with(VIEW, model.asMap());
        }
        var question = form.question(running.standard(me.workspace()), time.instant());
        running.start(me.workspace(), version, challenger(form), question, me.user());
        return new ModelAndView("redirect:/models/" + id + "/evidence");
    }

    private static @Nullable ModelId challenger(EvidenceForm form) {
        var typed = form.challenger();
        return typed == null || typed.isBlank() ? null : new ModelId(UUID.fromString(typed.strip()));
    }

    @PostMapping("/models/{id}/evidence/cancel")
    String cancel(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        running.cancel(me.workspace(), new ModelId(id));
        flash.addFlashAttribute(Flash.DONE, words.say("evidence.cancelled"));
        return "redirect:/models/" + id + "/evidence";
    }

    @PostMapping("/models/{id}/evidence/draft")
    String draft(
            @PathVariable UUID id,
            @RequestParam UUID run,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        try {
            var draft = running.draft(me.workspace(), run, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("evidence.drafted", draft.version()));
            return "redirect:/models/" + draft.id().value() + "/diff?with=" + id;
        } catch (NothingSuggestedException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("evidence.nothing-suggested"));
            return "redirect:/models/" + id + "/evidence";
        }
    }
}
