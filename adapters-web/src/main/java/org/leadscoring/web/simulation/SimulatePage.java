package org.leadscoring.web.simulation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.simulation.SimulateModel;
import org.leadscoring.application.simulation.SimulateModel.View;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.simulation.Mover;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Htmx;
import org.leadscoring.web.page.Moments;
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

/** What a draft would make of all leads: started here, watched, and read when it is done. */
@Screen
final class SimulatePage {

    private final SimulateModel simulating;
    private final Leads leads;

    SimulatePage(SimulateModel simulating, Leads leads) {
        this.simulating = simulating;
        this.leads = leads;
    }

    @GetMapping("/models/{id}/simulate")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String capacity,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var view = simulating.view(me.workspace(), new ModelId(id));
        var running = view.running();
        model.addAttribute("view", view);
        Head.of(view.version(), words, model);
        if (running != null) {
            model.addAttribute("progress", Progress.of(running.done(), running.total(), running.at(), moments.now()));
        } else if (Htmx.asks(request)) {
            response.setHeader("HX-Refresh", "true");
        }
        var last = view.last();
        if (last != null) {
            var typed = PerDay.typed(capacity);
            model.addAttribute("capacity", typed);
            model.addAttribute(
                    "badCapacity", capacity != null && !capacity.isBlank() && typed == null ? capacity : null);
            model.addAttribute("result", result(me, view, last, typed, words, moments));
        }
        return "scoring/simulation";
    }

    private Result result(
            SignedIn me, View view, SimulationRun last, @Nullable Long typed, Words words, Moments moments) {
        var movers = last.counted().movers().stream().map(Mover::lead).collect(Collectors.toSet());
        return Result.of(view, last, typed, leads.byIds(me.workspace(), movers), words, moments);
    }

    @PostMapping("/models/{id}/simulate")
    String start(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        OnDraft.does(
                () -> simulating.start(me.workspace(), new ModelId(id), me.user()),
                words.say("simulation.no-draft"),
                flash);
        return "redirect:/models/" + id + "/simulate";
    }

    @PostMapping("/models/{id}/simulate/cancel")
    String cancel(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        simulating.cancel(me.workspace(), new ModelId(id));
        flash.addFlashAttribute(Flash.DONE, words.say("simulation.cancelled"));
        return "redirect:/models/" + id + "/simulate";
    }
}
