package org.leadscoring.web.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.stage.StaleActionsException;
import org.leadscoring.application.stage.UnknownActionDestinationException;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.stage.StageActions.Moment;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done when leads enter and leave the stages of the primary model. */
@Screen
final class ActionsPage {

    private static final int PARTS = 4;

    private final EditStageActions actions;
    private final EditDestinations destinations;
    private final EditModels models;

    ActionsPage(EditStageActions actions, EditDestinations destinations, EditModels models) {
        this.actions = actions;
        this.destinations = destinations;
        this.models = models;
    }

    @GetMapping("/actions")
    String actions(@ModelAttribute("me") SignedIn me, Model model) {
        var now = actions.actions(me.workspace());
        fill(now, now, me, model);
        return "stage/actions";
    }

    @PostMapping("/actions")
    ModelAndView change(
            @RequestParam MultiValueMap<String, String> form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var from = read(form.getOrDefault("was", List.of()));
        var model = new ExtendedModelMap();
        var to = from;
        try {
            to = read(form.getOrDefault("do", List.of()));
            actions.change(me.workspace(), from, to, me.user());
            flash.addFlashAttribute(Flash.DONE, words.say("actions.saved"));
            return new ModelAndView("redirect:/actions");
        } catch (StaleActionsException | UnknownActionDestinationException | IllegalArgumentException e) {
            model.addAttribute("wrong", words.reason(String.valueOf(e.getMessage())));
        }
        fill(actions.actions(me.workspace()), to, me, model);
        return Again.with("stage/actions", model);
    }

    private void fill(StageActions now, StageActions shown, SignedIn me, Model model) {
        var ladder = models.primary(me.workspace()).ladder();
        var told = destinations.all(me.workspace()).stream()
                .map(EditDestinations.Listed::destination)
                .toList();
        var rows = new ArrayList<Row>();
        for (var stage : ladder.stages().reversed()) {
            rows.add(row(stage.name(), stage, shown, told));
        }
        var others = new TreeSet<String>();
        now.all().keySet().stream()
                .map(Moment::stage)
                .filter(stage -> !ladder.names().contains(stage))
                .forEach(others::add);
        others.forEach(stage -> rows.add(row(stage, null, shown, told)));
        model.addAttribute("rows", rows);
        model.addAttribute("was", codes(now));
        model.addAttribute("noDestinations", told.isEmpty());
    }

    private static Row row(String name, @Nullable Stage stage, StageActions shown, List<Destination> told) {
        return new Row(
                name,
                stage == null ? null : stage.threshold(),
                stage == null ? List.of() : stage.segments(),
                choices(name, Direction.UP, shown, told),
                choices(name, Direction.DOWN, shown, told));
    }

    private static List<Choice> choices(String stage, Direction direction, StageActions shown, List<Destination> told) {
        var chosen = shown.at(stage, direction);
        var choices = new ArrayList<Choice>();
        if (direction == Direction.UP) {
            for (var as : Qualification.values()) {
                choices.add(choice(stage, direction, new Action.Mark(as), "", chosen));
            }
            choices.add(choice(stage, direction, new Action.Assign(), "", chosen));
        }
        choices.add(choice(stage, direction, new Action.Sync(), "", chosen));
        told.forEach(destination ->
                choices.add(choice(stage, direction, new Action.Tell(destination.id()), destination.name(), chosen)));
        return choices;
    }

    private static Choice choice(String stage, Direction direction, Action action, String name, List<Action> chosen) {
        return new Choice(code(new Moment(stage, direction), action), action.key(), name, chosen.contains(action));
    }

    private static List<String> codes(StageActions actions) {
        return actions.all().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(action -> code(entry.getKey(), action)))
                .toList();
    }

    /** An action as it stands in the form: {@code up:mark_mql::hot}, {@code up:tell:0195…:hot}. */
    private static String code(Moment moment, Action action) {
        var told = action instanceof Action.Tell(var destination)
                ? destination.value().toString()
                : "";
        return String.join(":", key(moment.direction()), action.key(), told, moment.stage());
    }

    private static String key(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if somebody tampered with the form, or it asks for what cannot be done */
    private static StageActions read(List<String> codes) {
        var all = new HashMap<Moment, List<Action>>();
        for (var code : codes) {
            var parts = code.split(":", PARTS);
            if (parts.length < PARTS) {
                throw new IllegalArgumentException("\"" + code + "\" is no action");
            }
            var direction = Direction.valueOf(parts[0].toUpperCase(Locale.ROOT));
            var told = parts[2].isEmpty() ? null : new DestinationId(UUID.fromString(parts[2]));
            all.computeIfAbsent(new Moment(parts[PARTS - 1], direction), first -> new ArrayList<>())
                    .add(Action.of(parts[1], told));
        }
        return new StageActions(all);
    }

    /**
     * A stage.
     *
     * @param threshold in points; null if the primary model has no such stage any more
     * @param segments the lists a lead is in while it is in this stage
     */
    public record Row(
            String stage,
            @Nullable Integer threshold,
            List<String> segments,
            List<Choice> entered,
            List<Choice> left) {}

    /**
     * Something that can be done.
     *
     * @param code as it stands in the form
     * @param key what it is
     * @param name of the destination it tells, else empty
     */
    public record Choice(String code, String key, String name, boolean chosen) {}
}
