package org.leadscoring.application.importing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.importing.Import.Claim;
import org.leadscoring.application.importing.Import.Progress;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.application.importing.RowEvents.Some;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.ingestion.Receipt;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Takes, or checks, the rows of a claimed import, 500 at a time. */
public final class ImportChunks {

    /** So many leads are locked at a time: events that arrive for one of them wait until those rows are taken. */
    static final int ROWS = 500;

    private final Transactions transactions;
    private final Clock clock;
    private final Imports imports;
    private final StoredFiles files;
    private final RefusedRows refused;
    private final CsvSyntax syntax;
    private final IngestEvents ingestion;
    private final EventLog log;
    private final IdentityBook identities;
    private final String worker;

    public ImportChunks(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Imports imports,
            StoredFiles files,
            RefusedRows refused,
            CsvSyntax syntax,
            IngestEvents ingestion,
            EventLog log,
            IdentityBook identities) {
        this.transactions = transactions;
        this.clock = clock;
        this.imports = imports;
        this.files = files;
        this.refused = refused;
        this.syntax = syntax;
        this.ingestion = ingestion;
        this.log = log;
        this.identities = identities;
        this.worker = ids.next().toString();
    }

    /** As what claims are made. */
    String worker() {
        return worker;
    }

    /** Does all chunks from the import's position on, until it ends or is another's; returns how many. */
    int all(WorkspaceId workspace, Import claimed) {
        var plan = claimed.plan();
        if (plan == null) {
            throw new IllegalStateException("import " + claimed.id().value() + " was started without a plan");
        }
        var from = claimed.progress().position();
        var rows = new RowEvents(files, syntax, workspace, claimed, plan, from);
        var check = claimed.state() == State.CHECKING ? new LeadsToBe(workspace, log, identities) : null;
        var current = Optional.of(claimed);
        var chunks = 0;
        while (current.isPresent()) {
            var before = current.get();
            var some = rows.next(ROWS);
            if (some.size() == 0) {
                end(workspace, before);
                return chunks;
            }
            current = check == null
                    ? take(workspace, before, plan, some, rows.position())
                    : checked(workspace, before, check, some, rows.position());
            chunks++;
        }
        return chunks;
    }

    private Optional<Import> take(WorkspaceId workspace, Import before, ImportPlan plan, Some some, Position reached) {
        var receipts = ingestion.ingest(
                workspace, some.events(), before.createdAt(), plan.opensClocks() ? Acting.NOW : Acting.NEVER);
        var bad = new ArrayList<>(some.refused());
        var fresh = 0;
        var known = 0;
        for (int i = 0; i < receipts.size(); i++) {
            switch (receipts.get(i)) {
                case Receipt.Taken taken when taken.fresh() -> fresh++;
                case Receipt.Taken taken -> known++;
                case Receipt.Refused(var failure) -> {
                    var row = some.taken().get(i).row();
                    bad.add(new RefusedRow(
                            row.line(), null, "cannot be processed: " + failure.getMessage(), row.text()));
                }
            }
        }
        return renew(workspace, before, before.progress().plus(reached, fresh, known, bad.size()), bad);
    }

    private Optional<Import> checked(
            WorkspaceId workspace, Import before, LeadsToBe check, Some some, Position reached) {
        var found = check.look(some.events());
        var progress = before.progress()
                .plus(
                        reached,
                        found.fresh(),
                        some.taken().size() - found.fresh(),
                        some.refused().size())
                .plusLeads(found.newLeads(), found.knownLeads());
        return renew(workspace, before, progress, some.refused());
    }

    /** Writes down how far it came and claims the rest; empty if it is another's by now, or was stopped. */
    private Optional<Import> renew(WorkspaceId workspace, Import before, Progress progress, List<RefusedRow> bad) {
        return transactions.run(() -> imports.lock(workspace, before.id())
                .filter(found -> stillMine(found, before))
                .map(found -> {
                    var claim = new Claim(worker, clock.instant().plus(RunImports.CLAIM));
                    var renewed = found.advanced(progress, claim);
                    imports.save(workspace, renewed);
                    refused.add(workspace, before.id(), bad);
                    return renewed;
                }));
    }

    private void end(WorkspaceId workspace, Import before) {
        transactions.run(() -> imports.lock(workspace, before.id())
                .filter(found -> stillMine(found, before))
                .map(found -> {
                    var end = found.state() == State.CHECKING ? State.PLANNING : State.DONE;
                    imports.save(workspace, found.ended(end, clock.instant(), null));
                    return found;
                }));
    }

    private boolean stillMine(Import found, Import before) {
        return found.isOf(worker)
                && found.state() == before.state()
                && found.progress().position().equals(before.progress().position());
    }
}
