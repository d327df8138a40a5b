package org.leadscoring.web.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Deliveries.Counts;
import org.leadscoring.application.delivery.Deliveries.Filter;
import org.leadscoring.application.delivery.Deliveries.Position;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.WatchDeliveries;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Cursor;
import org.leadscoring.web.page.Flash;
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

/** What was told, and having it sent once more. */
@Screen
final class DeliveriesPage {

    private static final String ID = "[0-9a-fA-F-]{36}";

    private final WatchDeliveries deliveries;
    private final EditDestinations destinations;

    DeliveriesPage(WatchDeliveries deliveries, EditDestinations destinations) {
        this.deliveries = deliveries;
        this.destinations = destinations;
    }

    @GetMapping("/deliveries")
    String deliveries(
            @RequestParam(required = false) @Nullable UUID destination,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            @ModelAttribute("me") SignedIn me,
            Model model) {
        var all = destinations.all(me.workspace()).stream()
                .map(EditDestinations.Listed::destination)
                .toList();
        var filter = new Filter(id(destination), state(state).orElse(null));
        var position = Cursor.of(after)
                .map(last -> new Position(last.at(), new DeliveryId(last.id())))
                .orElse(null);
        var page = deliveries.page(me.workspace(), filter, position);
        var names = all.stream().collect(Collectors.toMap(Destination::id, Destination::name));
        model.addAttribute(
                "rows", page.rows().stream().map(row -> row(row, names)).toList());
        model.addAttribute("destinations", all);
        model.addAttribute("destination", destination);
        model.addAttribute("state", state);
        model.addAttribute("states", List.of(State.values()));
        model.addAttribute("next", next(destination, state, page.next()));
        var counts = counts(me, filter.destination());
        model.addAttribute("dead", counts.stream().mapToLong(Counts::dead).sum());
        var showsWaiting = filter.state() == null || filter.state() == State.PENDING;
        model.addAttribute(
                "unlisted",
                showsWaiting ? counts.stream().mapToLong(Counts::unlisted).sum() : 0);
        model.addAttribute("uncounted", counts.stream().anyMatch(one -> one.unlisted() == WatchDeliveries.COUNTED));
        return "delivery/deliveries";
    }

    private static Row row(Delivery delivery, Map<DestinationId, String> names) {
        return new Row(
                delivery,
                names.getOrDefault(delivery.destination(), ""),
                Optional.ofNullable(delivery.notice()).flatMap(Notice::lead).orElse(null));
    }

    private List<Counts> counts(SignedIn me, @Nullable DestinationId destination) {
        return deliveries.counts(me.workspace()).entrySet().stream()
                .filter(entry -> destination == null || entry.getKey().equals(destination))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static @Nullable DestinationId id(@Nullable UUID destination) {
        return destination == null ? null : new DestinationId(destination);
    }

    private static @Nullable String next(@Nullable UUID destination, String state, @Nullable Position next) {
        return next == null
                ? null
                : new Address("/deliveries")
                        .with("destination", destination)
                        .with("state", state.isEmpty() ? null : state)
                        .with(
                                "after",
                                new Cursor(next.createdAt(), next.delivery().value()).text())
                        .toString();
    }

    private static Optional<State> state(String key) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst();
    }

    @GetMapping("/deliveries/{id:" + ID + "}")
    String delivery(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var inspected = deliveries.delivery(me.workspace(), new DeliveryId(id));
        var names = destinations.all(me.workspace()).stream()
                .map(EditDestinations.Listed::destination)
                .collect(Collectors.toMap(Destination::id, Destination::name));
        model.addAttribute("row", row(inspected.delivery(), names));
        model.addAttribute("attempts", inspected.attempts());
        return "delivery/delivery";
    }

    @PostMapping("/deliveries/{id:" + ID + "}/resend")
    String resend(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        deliveries.resend(me.workspace(), new DeliveryId(id));
        flash.addFlashAttribute(Flash.DONE, words.say("delivery.resent"));
        return "redirect:/deliveries/" + id;
    }

    @PostMapping("/deliveries/resend")
    String resendDead(
            @RequestParam(required = false) @Nullable UUID destination,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var resent = deliveries.resendDead(me.workspace(), id(destination));
        flash.addFlashAttribute(Flash.DONE, words.say("delivery.dead-resent", resent));
        return "redirect:" + new Address("/deliveries").with("destination", destination);
    }

    /**
     * A delivery in the list.
     *
     * @param destination the name of where it went, empty if that is gone
     * @param lead whom it is about, null if about nobody, or nothing is known yet or any more
     */
    public record Row(Delivery delivery, String destination, Notice.@Nullable Card lead) {}
}
