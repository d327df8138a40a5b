package org.leadscoring.application.crm;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.KnownLeads.Known;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.crm.Ours;

/** Says what we know of a lead by the names and words of a CRM. */
final class Wording {

    private Wording() {}

    /**
     * What we say of a lead, by the CRM's names of the fields. What we cannot say, for the CRM has no word for it or is never
     * without, is missing; what we do not know is empty.
     *
     * @param link what the CRM has
     */
    static Map<String, String> of(Connection connection, Known lead, Link link, Colleagues colleagues) {
        var mapping = connection.mapping();
        var values = new TreeMap<String, String>();
        mapping.fields().forEach(field -> {
            var before = link.agreed().get(field.theirs());
            var value = field.ours().equals(Ours.STATUS)
                    ? mapping.word(lead.status(), before).orElse(null)
                    : value(field.ours(), lead, colleagues);
            if (value != null && !(value.isEmpty() && connection.crm().kind().alwaysHas(field.theirs()))) {
                values.put(field.theirs(), value);
            }
        });
        return values;
    }

    private static @Nullable String value(Ours ours, Known lead, Colleagues colleagues) {
        var card = lead.card();
        if (ours.isTrait()) {
            return lead.traits().text(ours.trait()).orElse("");
        }
        return switch (ours.key()) {
            case "email" -> known(card.email());
            case "name" -> card.name();
            case "first_name" -> firstName(lead);
            case "last_name" -> lastName(lead);
            case "phone" -> known(card.phone());
            case "company" -> known(card.company());
            case "score" -> Integer.toString(card.score());
            case "engagement" -> Integer.toString(card.engagement());
            case "fit" -> Integer.toString(card.fit());
            case "intent" -> Integer.toString(card.intent());
            case "stage" -> card.stage();
            case "reasons" ->
                card.reasons().stream()
                        .map(reason -> "%+d %s%s"
                                .formatted(
                                        reason.points(),
                                        reason.text(),
                                        reason.times() > 1 ? " (" + reason.times() + ")" : ""))
                        .collect(Collectors.joining("\n"));
            case "owner" -> owner(lead, colleagues);
            case "last_activity" ->
                lead.lastActivityAt() == null
                        ? ""
                        : lead.lastActivityAt().truncatedTo(ChronoUnit.SECONDS).toString();
            case "link" -> card.link().toString();
            default -> throw new IllegalStateException("nobody says what " + ours.key() + " is");
        };
    }

    private static @Nullable String owner(Known lead, Colleagues colleagues) {
        var owner = lead.owner();
        return owner == null ? "" : colleagues.theirs(owner).orElse(null);
    }

    private static String firstName(Known lead) {
        return trait(lead, "firstName", "first_name").orElseGet(() -> {
            var name = lead.traits().text("name").orElse("").strip();
            var space = name.lastIndexOf(' ');
            return space < 0 ? "" : name.substring(0, space).strip();
        });
    }

    private static String lastName(Known lead) {
        return trait(lead, "lastName", "last_name").orElseGet(() -> {
            var name = lead.traits().text("name").map(String::strip).orElse("");
            return name.isEmpty() ? lead.card().name() : name.substring(name.lastIndexOf(' ') + 1);
        });
    }

    private static Optional<String> trait(Known lead, String... names) {
        return Stream.of(names)
                .map(name -> lead.traits()
                        .text(name)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }
}
