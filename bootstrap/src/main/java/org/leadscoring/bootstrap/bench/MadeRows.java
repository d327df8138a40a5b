package org.leadscoring.bootstrap.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.bench.MadeLead.Happened;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;

/** Rows of leads for which the product has no way to write many at once: who they are, promises, answers. */
final class MadeRows {

    private final byte[] workspace;
    private final WorkspaceId scope;
    private final SourceId source;
    private final List<@Nullable Object[]> identifiers = new ArrayList<>();
    private final List<@Nullable Object[]> leadsOfIdentifiers = new ArrayList<>();
    private final List<@Nullable Object[]> claims = new ArrayList<>();
    private final List<@Nullable Object[]> clocks = new ArrayList<>();
    private final List<@Nullable Object[]> transitions = new ArrayList<>();
    private final List<@Nullable Object[]> statuses = new ArrayList<>();
    private final List<@Nullable Object[]> contacts = new ArrayList<>();

    MadeRows(WorkspaceId workspace, SourceId source) {
        this.scope = workspace;
        this.workspace = Columns.bytes(workspace.value());
        this.source = source;
    }

    void add(MadeLead made) {
        var lead = Columns.bytes(made.lead().id().value());
        for (var identifier : made.identifiers()) {
            var key = IdentifierKey.of(scope, identifier);
            identifiers.add(new Object[] {key, workspace, Columns.key(identifier.type()), identifier.value()});
            leadsOfIdentifiers.add(new Object[] {key, workspace, lead});
        }
        addClaims(made);
        var owner = made.lead().owner();
        if (made.clock() != null) {
            clocks.add(clock(lead, made.clock(), owner == null ? null : Columns.bytes(owner.value())));
        }
        made.happened().forEach(happened -> transitions.add(transition(lead, happened)));
        addAnswer(lead, made);
    }

    /** The last event told that the browser and the mail belong to the user. */
    private void addClaims(MadeLead made) {
        if (made.identifiers().size() == 1) {
            return;
        }
        var user = made.identifiers().getLast();
        for (var claimed : made.identifiers().subList(0, made.identifiers().size() - 1)) {
            claims.add(claim(claimed, user, made));
        }
    }

    private @Nullable Object[] claim(Identifier claimed, Identifier by, MadeLead made) {
        var said = made.events().getLast().event().key();
        return new Object[] {
            IdentifierKey.of(scope, claimed),
            IdentifierKey.of(scope, by),
            workspace,
            Columns.utc(said.occurredAt()),
            said.messageId(),
            Columns.bytes(source.value())
        };
    }

    private @Nullable Object[] clock(byte[] lead, SlaClock clock, byte @Nullable [] owner) {
        var pause = clock.pause();
        return new @Nullable Object[] {
            lead,
            workspace,
            Columns.key(clock.state()),
            clock.bandFrom(),
            Columns.utc(clock.openedAt()),
            Columns.utc(clock.dueAt()),
            Columns.utc(clock.warnAt()),
            Columns.utcOrNull(clock.warnedAt()),
            Columns.utcOrNull(clock.breachedAt()),
            Columns.utcOrNull(clock.closedAt()),
            Columns.utcOrNull(clock.nextAt()),
            Columns.utcOrNull(pause == null ? null : pause.since()),
            Columns.utcOrNull(pause == null ? null : pause.until()),
            Columns.microsOrNull(clock.rested()),
            Columns.microsOrNull(clock.answeredAfter()),
            owner
        };
    }

    private @Nullable Object[] transition(byte[] lead, Happened happened) {
        return new Object[] {
            workspace,
            lead,
            Columns.key(happened.transition()),
            Columns.utc(happened.at()),
            Columns.utc(happened.dueAt())
        };
    }

    private void addAnswer(byte[] lead, MadeLead made) {
        var answer = made.answer();
        if (answer == null) {
            return;
        }
        var by = Columns.bytes(answer.by().value());
        statuses.add(new Object[] {
            workspace, lead, Columns.key(answer.from()), Columns.key(answer.to()), Columns.utc(answer.at()), by
        });
        contacts.add(new Object[] {workspace, lead, "call", "", Columns.utc(answer.at()), by});
    }

    /** Writes them, as part of the running transaction; keys that are scattered in their order. */
    void write(Database database) {
        identifiers.sort((a, b) -> Arrays.compareUnsigned((byte[]) a[0], (byte[]) b[0]));
        leadsOfIdentifiers.sort((a, b) -> Arrays.compareUnsigned((byte[]) a[0], (byte[]) b[0]));
        claims.sort((a, b) -> Arrays.compareUnsigned((byte[]) a[0], (byte[]) b[0]));
        database.batch("insert into identifiers (id, workspace_id, type, content) values (?, ?, ?, ?)", identifiers);
        database.batch(
                "insert into identifier_leads (identifier_id, workspace_id, lead_id) values (?, ?, ?)",
                leadsOfIdentifiers);
        database.batch("""
                insert into identifier_claims (claimed_id, by_id, workspace_id, occurred_at, message_id, source_id)
                values (?, ?, ?, ?, ?, ?)
                """, claims);
        database.batch("""
                insert into sla_clocks (lead_id, workspace_id, state, band_from, opened_at, due_at, warn_at, warned_at,
                    breached_at, closed_at, next_at, paused_at, wakes_at, rested_micros, answered_micros, owner_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, clocks);
        database.batch("""
                insert into sla_transitions (workspace_id, lead_id, transition, happened_at, due_at)
                values (?, ?, ?, ?, ?)
                """, transitions);
        database.batch("""
                insert into status_changes (workspace_id, lead_id, from_status, to_status, changed_at, changed_by)
                values (?, ?, ?, ?, ?, ?)
                """, statuses);
        database.batch("""
                insert into lead_contacts (workspace_id, lead_id, way, note, contacted_at, contacted_by)
                values (?, ?, ?, ?, ?, ?)
                """, contacts);
    }
}
