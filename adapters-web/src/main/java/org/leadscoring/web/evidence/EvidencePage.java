package org.leadscoring.web.evidence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.EvidenceRun;
import org.leadscoring.application.evidence.NothingSuggestedException;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.evidence.RunEvidence.Begins;
import org.leadscoring.application.evidence.RunEvidence.View;
import org.leadscoring.application.evidence.ThresholdNotPossibleException;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Report;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Stage;
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
            @RequestParam(required = false) @Nullable String stage,
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
        fill(view, form(view, me), Map.of(), words, moments, model);
        capacity(view, capacity, stage, model);
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
            View view, EvidenceForm form, Map<String, String> wrong, Words words, Moments moments, Model model) {
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
        }
    }

    private static void result(View view, EvidenceRun last, Evidence evidence, Words words, Model model) {
        var report = evidence.report();
        var version = asked(view, report);
        model.addAttribute("run", last);
        model.addAttribute(
                "changed", !report.asked().equals(view.version().model().definition()));
        model.addAttribute("evidence", evidence);
        model.addAttribute("picks", Figures.Picks.of(report));
        model.addAttribute("stages", Figures.stages(report));
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

    /** The version as it was when it was asked about. */
    private static ScoringModel asked(View view, Report report) {
        var version = view.version().model();
        return new ScoringModel(version.id(), version.name(), version.version(), report.asked());
    }

    private static void capacity(View view, @Nullable String typed, @Nullable String chosen, Model model) {
        var perDay = PerDay.typed(typed);
        model.addAttribute("typed", typed);
        model.addAttribute("badCapacity", typed != null && !typed.isBlank() && perDay == null);
        var last = view.last();
        var evidence = last == null ? null : last.evidence();
        if (evidence == null) {
            return;
        }
        var asked = evidence.report().asked();
        var stages = asked.ladder().stages();
        var stage = stages.stream()
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .or(() -> stages.reversed().stream().findFirst());
        model.addAttribute("rungs", stages.reversed());
        model.addAttribute("chosen", stage.map(Stage::name).orElse(""));
        var arrivals = evidence.arrivals();
        model.addAttribute("arrivedDays", Math.max(1, Math.round(arrivals.days())));
        if (perDay == null || arrivals.leads() == 0 || stage.isEmpty()) {
            return;
        }
        model.addAttribute(
                "capacityNow",
                Capacity.of(arrivals, arrivals.now(), evidence.report().scores(), asked, stage.get(), perDay));
        var suggestion = evidence.suggestion();
        if (suggestion != null) {
            model.addAttribute(
                    "capacityThen",
                    Capacity.of(
                            arrivals,
                            arrivals.then(),
                            suggestion.then(),
                            suggestion.definition(),
                            stage.get(),
                            perDay));
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
            RedirectAttributes flash,
            Model model) {
        var version = new ModelId(id);
        var wrong = form.wrong();
        if (!wrong.isEmpty()) {
            var view = running.view(me.workspace(), version);
            fill(view, form, wrong, words, moments, model);
            capacity(view, null, null, model);
            return Again.with(VIEW, model.asMap());
        }
        var question = form.question(running.standard(me.workspace()), time.instant());
        if (running.start(me.workspace(), version, challenger(form), question, me.user())
                .isEmpty()) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("evidence.goes-on"));
        }
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
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable Integer threshold,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        try {
            var begins = stage == null || threshold == null ? null : new Begins(stage, threshold);
            var draft = running.draft(me.workspace(), run, begins, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("evidence.drafted", draft.version()));
            return "redirect:/models/" + draft.id().value() + "/diff?with=" + id;
        } catch (NothingSuggestedException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("evidence.nothing-suggested"));
        } catch (ThresholdNotPossibleException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("evidence.no-room"));
        }
        return "redirect:/models/" + id + "/evidence";
    }

    @PostMapping("/models/{id}/evidence/threshold")
    String begin(
            @PathVariable UUID id,
            @RequestParam String stage,
            @RequestParam int threshold,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        try {
            running.begin(me.workspace(), new ModelId(id), new Begins(stage, threshold), me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("evidence.begins", stage, threshold));
        } catch (ModelNotDraftException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("evidence.no-draft"));
        } catch (ThresholdNotPossibleException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("evidence.no-room"));
        }
        return "redirect:/models/" + id + "/evidence#capacity";
    }
}
