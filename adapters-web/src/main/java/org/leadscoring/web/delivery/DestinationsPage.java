package org.leadscoring.web.delivery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadscoring.application.delivery.Deliveries.Counts;
import org.leadscoring.application.delivery.DestinationNotPossibleException;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.EditDestinations.Listed;
import org.leadscoring.application.delivery.WatchDeliveries;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Channel.Kind;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of destinations, each of them, and making one. */
@Screen
final class DestinationsPage {

    /** The secret that was made a moment ago, in what a redirect hands on. */
    static final String SECRET = "secret";

    private final EditDestinations destinations;
    private final WatchDeliveries deliveries;
    private final EditStageActions actions;

    DestinationsPage(EditDestinations destinations, WatchDeliveries deliveries, EditStageActions actions) {
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.actions = actions;
    }

    static String address(DestinationId destination) {
        return "/destinations/" + destination.value();
    }

    @GetMapping("/destinations")
    String destinations(@ModelAttribute("me") SignedIn me, Model model) {
        var counts = deliveries.counts(me.workspace());
        var done = actions.actions(me.workspace());
        model.addAttribute(
                "rows",
                destinations.all(me.workspace()).stream()
                        .map(listed -> row(listed, counts, done))
                        .toList());
        return "delivery/destinations";
    }

    private static Row row(Listed listed, Map<DestinationId, Counts> counts, StageActions done) {
        var id = listed.destination().id();
        var stages = done.all().entrySet().stream()
                .filter(entry -> entry.getValue().contains(new Action.Tell(id)))
                .map(entry -> entry.getKey().stage())
                .distinct()
                .sorted()
                .toList();
        return new Row(listed, counts.getOrDefault(id, Counts.NONE), stages);
    }

    @GetMapping("/destinations/new")
    String form(@RequestParam(defaultValue = "") String kind, @ModelAttribute("me") SignedIn me, Model model) {
        var chosen = Arrays.stream(Kind.values())
                .filter(one -> one.key().equals(kind))
                .findFirst();
        if (chosen.isEmpty()) {
            var team = destinations.all(me.workspace()).stream()
                    .anyMatch(listed -> listed.destination().channel() instanceof Channel.TeamMail);
            model.addAttribute(
                    "kinds",
                    Arrays.stream(Kind.values())
                            .filter(one -> one != Kind.TEAM_MAIL || !team)
                            .toList());
            return "delivery/kinds";
        }
        show(DestinationForm.ofNew(chosen.get()), Map.of(), model);
        return "delivery/new";
    }

    private static void show(DestinationForm form, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "topics", Topic.SUBSCRIBABLE.stream().sorted().map(Topic::key).toList());
    }

    @PostMapping("/destinations")
    ModelAndView create(
            DestinationForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var read = form.read(null, destinations::makeSecret, words);
        var errors = new LinkedHashMap<>(read.errors());
        if (read.valid()) {
            try {
                var made =
                        destinations.create(me.workspace(), form.name(), read.chosen(), form.chosenTopics(), me.user());
                if (made.channel() instanceof Channel.Webhook webhook) {
                    flash.addFlashAttribute(SECRET, webhook.secrets().getFirst().value());
                }
                flash.addFlashAttribute(Flash.DONE, words.say("destination.created", made.name()));
                return new ModelAndView("redirect:" + address(made.id()));
            } catch (DestinationNotPossibleException e) {
                errors.put(e.field(), words.reason(String.valueOf(e.getMessage())));
            }
        }
        var model = new ExtendedModelMap();
        show(form, errors, model);
        return again("delivery/new", model);
    }

    @GetMapping("/destinations/{id:[0-9a-fA-F-]{36}}")
    String destination(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var listed = destinations.destination(me.workspace(), new DestinationId(id));
        fill(listed, DestinationForm.of(listed.destination()), Map.of(), me, model);
        return "delivery/destination";
    }

    /** The page of a destination once more, with what is wrong. */
    ModelAndView again(DestinationId id, DestinationForm form, Map<String, String> errors, SignedIn me) {
        var model = new ExtendedModelMap();
        fill(destinations.destination(me.workspace(), id), form, errors, me, model);
        return again("delivery/destination", model);
    }

    private static ModelAndView again(String view, Model model) {
        return Again.with(view, model.asMap());
    }

    private void fill(Listed listed, DestinationForm form, Map<String, String> errors, SignedIn me, Model model) {
        show(form, errors, model);
        var destination = listed.destination();
        model.addAttribute("row", row(listed, deliveries.counts(me.workspace()), actions.actions(me.workspace())));
        model.addAttribute("destination", destination);
        model.addAttribute("health", listed.health());
        model.addAttribute("url", address(destination.id()));
        model.addAttribute(
                "hints",
                destination.channel() instanceof Channel.Webhook webhook
                        ? webhook.secrets().stream().map(one -> one.hint()).toList()
                        : List.of());
        model.addAttribute(
                "slackHint",
                Optional.of(destination.channel())
                        .filter(Channel.Slack.class::isInstance)
                        .map(Channel.Slack.class::cast)
                        .map(slack -> slack.url().hint())
                        .orElse(""));
    }

    /**
     * A destination in the list.
     *
     * @param stages names of the stages that tell it
     */
    public record Row(Listed listed, Counts counts, List<String> stages) {

        /** What it is told of whenever it happens, always in the same order. */
        public List<Topic> topics() {
            return listed.destination().topics().stream().sorted().toList();
        }
    }
}
