package org.leadscoring.web.lead;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads.Place;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.domain.lead.LeadId;

/** The place where a page of leads ends, as it stands in the address of the next one: {@code 72_0195…}, {@code ann_0195…}. */
final class LeadCursor {

    private static final Pattern FORM = Pattern.compile("(?s)(.*)_([0-9a-fA-F-]{36})");

    private LeadCursor() {}

    /** As it stands in an address. */
    static String text(Position position) {
        var place = switch (position.place()) {
            case Place.At(var at) -> at.toString();
            case Place.Points(var points) -> Integer.toString(points);
            case Place.Text(var text) -> text;
        };
        return place + "_" + position.lead().value();
    }

    /** Reads a place of this order; empty if there is none or somebody tampered with it. */
    static Optional<Position> of(@Nullable String text, LeadOrder order) {
        if (text == null) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            var lead = new LeadId(UUID.fromString(form.group(2)));
            return Optional.of(new Position(place(form.group(1), order), lead));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Place place(String text, LeadOrder order) {
        return switch (order) {
            case ACTIVE, CREATED, COOLING -> new Place.At(Instant.parse(text));
            case SCORE -> new Place.Points(Integer.parseInt(text));
            case NAME, MATCH -> new Place.Text(text);
        };
    }
}
