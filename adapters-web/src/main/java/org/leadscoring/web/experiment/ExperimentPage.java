package org.leadscoring.web.experiment;

import java.util.function.Supplier;
import org.leadscoring.application.experiment.ExperimentNotPossibleException;
import org.leadscoring.application.experiment.RunExperiment;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The experiment that runs, what came of it by now, and those before; here one is begun and ended. */
@Screen
final class ExperimentPage {

    private static final String HERE = "redirect:/experiment";
    private static final int NO_NUMBER = -1;

    private final RunExperiment experiments;
    private final EditModels models;
    private final Users users;

    ExperimentPage(RunExperiment experiments, EditModels models, Users users) {
        this.experiments = experiments;
        this.models = models;
        this.users = users;
    }

    @GetMapping("/experiment")
    String show(@ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words, Model model) {
        var names = Tried.names(users.all(me.workspace()));
        var all = experiments.all(me.workspace()).stream()
                .map(compared -> Tried.of(compared, names, words))
                .toList();
        var runs = !all.isEmpty() && all.getFirst().experiment().running();
        model.addAttribute("running", runs ? all.getFirst() : null);
        model.addAttribute("earlier", runs ? all.subList(1, all.size()) : all);
        model.addAttribute("primary", models.primary(me.workspace()));
        model.addAttribute("challengers", experiments.challengers(me.workspace()));
        return "experiment/page";
    }

    @PostMapping("/experiment")
    String begin(
            @RequestParam(defaultValue = "") String challenger,
            @RequestParam(defaultValue = "") String percent,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        return done(
                () -> {
                    var begun = experiments.begin(me.workspace(), challenger, number(percent), me.user());
                    return words.say("experiment.begun", begun.challenger(), begun.percent());
                },
                words,
                flash);
    }

    @PostMapping("/experiment/end")
    String end(@ModelAttribute("me") SignedIn me, @ModelAttribute("words") Words words, RedirectAttributes flash) {
        return done(
                () -> words.say(
                        "experiment.ended",
                        experiments.end(me.workspace(), me.user()).champion()),
                words,
                flash);
    }

    private static String done(Supplier<String> work, Words words, RedirectAttributes flash) {
        try {
            flash.addFlashAttribute(Flash.DONE, work.get());
        } catch (ExperimentNotPossibleException e) {
            flash.addFlashAttribute(Flash.REFUSED, words.reason(e.reason()));
        }
        return HERE;
    }

    private static int number(String text) {
        return text.strip().matches("[0-9]{1,3}") ? Integer.parseInt(text.strip()) : NO_NUMBER;
    }
}
