package org.leadscoring.application.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.InvalidRowException;
import org.leadscoring.domain.importing.MappedRow;
import org.leadscoring.domain.importing.RowReader;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The rows of a file as events, some at a time, from some position on. */
final class RowEvents {

    /** The last 62 bits of an id; those before them say what kind of id it is. */
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final ImportPlan plan;
    private final ImportId source;
    private final UserId by;
    private final Instant importedAt;
    private final Rows rows;
    private final RowReader reader;
    private final int columns;
    private final LongCounts seen = new LongCounts();

    /** @param from where to begin */
    RowEvents(
            StoredFiles files, CsvSyntax syntax, WorkspaceId workspace, Import source, ImportPlan plan, Position from) {
        this.plan = plan;
        this.source = source.id();
        // Pages show the name of the source where nobody is known who asked.
        this.by = source.by() == null ? new UserId(plan.source().value()) : source.by();
        this.importedAt = source.createdAt();
        this.reader = new RowReader(plan.mapping());
        this.columns = plan.mapping().columns().size();
        // Rows that say the same are told apart by how many came before, so those are read again.
        var begin = plan.mapping().kind() == ImportKind.LEADS ? from : Position.START;
        var in = new FileInput(files, workspace, source.id(), begin.offset());
        this.rows = new Rows(syntax, plan.layout(), in, begin);
        if (begin.offset() == 0) {
            rows.next(0);
        }
        while (position().offset() < from.offset() && next(1).size() > 0) {
            // What they say is known already.
        }
    }

    Position position() {
        return rows.position();
    }

    /** The next rows, at most so many; none at the end of the file. */
    Some next(int most) {
        var some = new Some(new ArrayList<>(), new ArrayList<>());
        while (some.size() < most) {
            var row = rows.next(columns);
            if (row.isEmpty()) {
                return some;
            }
            switch (row.get()) {
                case Row.Broken(var refused) -> some.refused().add(refused);
                case Row.Values values -> add(values, some);
            }
        }
        return some;
    }

    private void add(Row.Values row, Some some) {
        try {
            var mapped = reader.read(row.values(), importedAt);
            some.taken().add(new Taken(row, event(mapped, row.line())));
        } catch (InvalidRowException e) {
            some.refused().add(new RefusedRow(row.line(), e.column(), e.reason(), row.text()));
        } catch (InvalidEventException e) {
            some.refused().add(new RefusedRow(row.line(), null, "the row " + e.reason(), row.text()));
        }
    }

    private IncomingEvent event(MappedRow row, long line) {
        var key = new EventKey(row.occurredAt(), row.messageId(occurrence(row)), plan.source());
        var event = new Event(
                new EventId(eventId(line)),
                key,
                row.type(),
                row.name(),
                importedAt,
                row.properties(),
                row.traits(),
                Attributes.NONE);
        var incoming = IncomingEvent.of(event, row.identifiers());
        var outcome = row.outcome();
        return outcome == null ? incoming : incoming.telling(outcome, by);
    }

    /**
     * The id of the event that stands on this line. It follows from the import's, so that a row that is taken once more,
     * for nobody lived to say that it was, is known again as this import's own and not counted as a duplicate. In the order
     * of lines, as ids are made of time.
     */
    private UUID eventId(long line) {
        var id = source.value();
        var random = id.getLeastSignificantBits();
        return new UUID(id.getMostSignificantBits(), (random & ~RANDOM_BITS) | ((random + line) & RANDOM_BITS));
    }

    /** A lead that is told twice is told; something that was done twice was done twice. */
    private int occurrence(MappedRow row) {
        return plan.mapping().kind() == ImportKind.LEADS || row.ownId() != null
                ? 1
                : seen.seen(LongCounts.hash(row.fingerprint()));
    }

    /**
     * Some rows.
     *
     * @param taken what can be taken, as far as can be seen before it is tried
     */
    record Some(List<Taken> taken, List<RefusedRow> refused) {

        int size() {
            return taken.size() + refused.size();
        }

        List<IncomingEvent> events() {
            return taken.stream().map(Taken::event).toList();
        }
    }

    /** A row and its event. */
    record Taken(Row.Values row, IncomingEvent event) {}
}
