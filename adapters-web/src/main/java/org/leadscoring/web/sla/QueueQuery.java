package org.leadscoring.web.sla;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Cursor;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The state of the queue, as it stands in its address.
 *
 * @param tab whose leads
 * @param stage only leads in this stage
 * @param band only clocks of the band that starts at this score, in points
 * @param owner only leads of this user; counts in the team's tab and in the lists beside the queue
 * @param after the last row of the page before
 * @param in the section that page ended in
 */
record QueueQuery(
        @Nullable String tab,
        @Nullable String stage,
        @Nullable Integer band,
        @Nullable UUID owner,
        @Nullable String after,
        @Nullable String in) {

    QueueQuery {
        stage = stage == null || stage.isBlank() ? null : stage;
    }

    /** @throws ResponseStatusException 404 if what is wanted is no part of the queue */
    Filter filter(SignedIn me, Tab wanted) {
        return switch (wanted) {
            case MINE -> new Filter(me.user(), false, stage, band);
            case TEAM -> new Filter(owner == null ? null : new UserId(owner), false, stage, band);
            case UNASSIGNED -> new Filter(null, true, stage, band);
            case SNOOZED -> new Filter(null, false, stage, band, true);
            case FOLLOW_UP, HOT, COOLING -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @Nullable
    Position position() {
        return Cursor.of(after)
                .map(cursor -> new Position(cursor.at(), new LeadId(cursor.id())))
                .orElse(null);
    }

    @Nullable
    UserId ofOwner() {
        return owner == null ? null : new UserId(owner);
    }

    public boolean filtered() {
        return stage != null || band != null || owner != null;
    }

    /** The address of this state from its first row on. */
    public String first(Tab wanted) {
        return address("/queue", wanted).toString();
    }

    /** The address of the page after this one. */
    String next(Tab wanted, Position last, Section section) {
        return address("/queue", wanted)
                .with("after", new Cursor(last.dueAt(), last.lead().value()).text())
                .with("in", section.key())
                .toString();
    }

    /** The address of the page of a list after this one. */
    String next(Tab wanted, String last) {
        return address("/queue", wanted).with("after", last).toString();
    }

    /** This address, under another path: what is posted there comes back here. */
    String here(String path, Tab wanted) {
        return address(path, wanted).with("after", after).with("in", in).toString();
    }

    private Address address(String path, Tab wanted) {
        var listed = wanted.list() != null;
        return new Address(path)
                .with("tab", wanted.key())
                .with("stage", listed ? null : stage)
                .with("band", listed ? null : band)
                .with("owner", listed || wanted == Tab.TEAM ? owner : null);
    }
}
