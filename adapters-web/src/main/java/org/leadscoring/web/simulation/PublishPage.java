package org.leadscoring.web.simulation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.recalculation.Publications.Phase;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.simulation.SimulateModel;
import org.leadscoring.application.simulation.SimulateModel.View;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.scoring.ModelDiff;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Htmx;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.scoring.DiffLine;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts a draft in use: what changes, who moves, what will be sent, and how far it has come. */
@Screen
final class PublishPage {

    private final PublishModel publishing;
    private final SimulateModel simulating;
    private final EditModels models;
    private final Users users;
    private final EditStageActions actions;
    private final EditDestinations destinations;

    PublishPage(
            PublishModel publishing,
            SimulateModel simulating,
            EditModels models,
            Users users,
            EditStageActions actions,
            EditDestinations destinations) {
        this.publishing = publishing;
        this.simulating = simulating;
        this.models = models;
        this.users = users;
        this.actions = actions;
        this.destinations = destinations;
    }

    @GetMapping("/models/{id}/publish")
    String show(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var view = simulating.view(me.workspace(), new ModelId(id));
        var version = view.version();
        var fresh = view.fresh(moments.now()).orElse(null);
        model.addAttribute("view", view);
        Head.of(version, words, model);
        model.addAttribute("parts", changes(view, words));
        model.addAttribute("simulated", fresh);
        if (fresh != null) {
            model.addAttribute("sending", sending(fresh.counted(), me, words, moments));
            model.addAttribute("headlines", Result.headlines(fresh.counted()));
        }
        var names = names(me);
        var versions = models.versions(me.workspace()).stream()
                .collect(Collectors.toMap(each -> each.model().id(), Function.identity()));
        var history = publishing.all(me.workspace()).stream()
                .flatMap(publication -> Optional.ofNullable(versions.get(publication.model()))
                        .filter(other ->
                                other.model().name().equals(version.model().name()))
                        .map(other -> Published.of(publication, other, versions, names, moments.now()))
                        .stream())
                .toList();
        var current = history.stream()
                .filter(published ->
                        published.publication().model().equals(version.model().id()))
                .findFirst()
                .orElse(null);
        var runs = current != null && !current.publication().phase().ended();
        model.addAttribute("current", runs ? current : null);
        model.addAttribute("history", history);
        if (!runs && Htmx.asks(request)) {
            response.setHeader("HX-Refresh", "true");
        }
        return "scoring/publish";
    }

    private Sending sending(Simulation counted, SignedIn me, Words words, Moments moments) {
        var names = destinations.all(me.workspace()).stream()
                .map(EditDestinations.Listed::destination)
                .collect(Collectors.toMap(Destination::id, Destination::name));
        return Sending.of(counted, actions.actions(me.workspace()), names, words, moments);
    }

    /** What differs from the version in force, part by part. */
    private static Map<ModelDiff.Part, List<DiffLine>> changes(View view, Words words) {
        return DiffLine.of(
                ModelDiff.between(
                        view.inForce().definition(), view.version().model().definition()),
                words);
    }

    private Map<UserId, String> names(SignedIn me) {
        return users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name));
    }

    @PostMapping("/models/{id}/publish")
    String publish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SILENT") Way way,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        OnDraft.does(
                () -> publishing.publish(me.workspace(), new ModelId(id), way == Way.ACT, me.user()),
                words.say("publish.no-draft"),
                flash);
        return "redirect:/models/" + id + "/publish";
    }

    @PostMapping("/models/{id}/publish/cancel")
    String cancel(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        OnDraft.does(
                () -> {
                    publishing.cancel(me.workspace(), new ModelId(id), me.user());
                    flash.addFlashAttribute(Flash.DONE, words.say("publish.cancelled"));
                },
                words.say("publish.too-late"),
                flash);
        return "redirect:/models/" + id + "/publish";
    }

    /** How a publication deals with leads that cross a threshold by it. */
    enum Way {
        /** Nobody is told, no clock opens. */
        SILENT,
        /** Those in a hotter band than before get a clock, or an earlier deadline. */
        ACT
    }

    /**
     * A publication.
     *
     * @param version its number
     * @param replaces the number of the version it took the place of, null if there was none
     * @param by who asked for it, null if nobody knows any more
     * @param progress of the scoring
     * @param steps what is done, being done and to do
     */
    record Published(
            Publication publication,
            int version,
            @Nullable Integer replaces,
            @Nullable String by,
            Progress progress,
            List<Step> steps) {

        private static final List<Phase> SILENT = List.of(Phase.SCORING, Phase.CATCHING_UP);
        private static final List<Phase> ACTING = List.of(Phase.SCORING, Phase.CATCHING_UP, Phase.ACTING);

        static Published of(
                Publication publication,
                Version version,
                Map<ModelId, Version> versions,
                Map<UserId, String> names,
                Instant now) {
            var replaced = publication.replaces() == null ? null : versions.get(publication.replaces());
            return new Published(
                    publication,
                    version.model().version(),
                    replaced == null ? null : replaced.model().version(),
                    names.get(publication.by()),
                    Progress.of(publication.done(), publication.total(), publication.at(), now),
                    steps(publication));
        }

        private static List<Step> steps(Publication publication) {
            var phases = publication.acts() ? ACTING : SILENT;
            var reached = phases.indexOf(publication.phase());
            return phases.stream()
                    .map(phase -> new Step(phase, Integer.compare(phases.indexOf(phase), reached)))
                    .toList();
        }

        /** How long it took; null before its end. */
        public @Nullable Duration lasted() {
            var finished = publication.finishedAt();
            return finished == null ? null : Duration.between(publication.at(), finished);
        }
    }

    /**
     * A part of a publication's work.
     *
     * @param place −1 if it is done, 0 if it is being done, 1 if it is to do
     */
    record Step(Phase phase, int place) {}
}
