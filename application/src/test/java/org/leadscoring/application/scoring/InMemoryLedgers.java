package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Parts of ledgers in memory. */
public final class InMemoryLedgers implements Ledgers {

    private final InMemoryScoreBook book;

    public InMemoryLedgers(InMemoryDatabase database) {
        this.book = new InMemoryScoreBook(database);
    }

    @Override
    public int size(WorkspaceId workspace, LeadId lead, ModelId model) {
        return book.ledger(workspace, lead, model).size();
    }

    @Override
    public List<LedgerEntry> at(WorkspaceId workspace, LeadId lead, ModelId model, Collection<Integer> places) {
        var ledger = book.ledger(workspace, lead, model);
        return new TreeSet<>(places)
                .stream()
                        .filter(place -> place >= 0 && place < ledger.size())
                        .map(ledger::get)
                        .toList();
    }

    @Override
    public List<LedgerEntry> between(WorkspaceId workspace, LeadId lead, ModelId model, int from, int to) {
        return book.ledger(workspace, lead, model).stream()
                .limit(Math.max(to, 0))
                .skip(Math.max(from, 0))
                .toList();
    }

    @Override
    public List<Waterfall.Line> sums(WorkspaceId workspace, LeadId lead, ModelId model) {
        Map<Object, List<LedgerEntry>> alike = book.ledger(workspace, lead, model).stream()
                .collect(Collectors.groupingBy(
                        entry -> List.of(entry.cause(), String.valueOf(entry.rule()), entry.category()),
                        HashMap::new,
                        Collectors.toList()));
        return alike.values().stream()
                .map(entries -> new Waterfall.Line(
                        entries.getFirst().cause(),
                        entries.getFirst().rule(),
                        entries.getFirst().category(),
                        entries.size(),
                        entries.stream().mapToLong(LedgerEntry::points).sum(),
                        0))
                .toList();
    }

    @Override
    public List<Crossing> crossings(
            WorkspaceId workspace, LeadId lead, ModelId model, @Nullable Instant before, int limit) {
        return book.crossings(workspace, lead, model).reversed().stream()
                .filter(crossing -> before == null || crossing.at().isBefore(before))
                .limit(limit)
                .toList();
    }
}
