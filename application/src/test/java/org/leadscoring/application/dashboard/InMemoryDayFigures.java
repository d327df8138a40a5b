package org.leadscoring.application.dashboard;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Figures of days in memory. */
public final class InMemoryDayFigures implements DayFigures {

    private final InMemoryDatabase database;

    public InMemoryDayFigures(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void replaceAnswers(WorkspaceId workspace, Collection<LocalDate> days, List<DayOfAnswers> answers) {
        database.answerDays.rows(workspace).forEach((key, row) -> {
            if (days.contains(row.day())) {
                database.answerDays.remove(workspace, key);
            }
        });
        answers.forEach(
                row -> database.answerDays.put(workspace, Arrays.asList(row.day(), row.band(), row.owner()), row));
    }

    @Override
    public List<DayOfAnswers> answers(WorkspaceId workspace, LocalDate since) {
        return database.answerDays.rows(workspace).values().stream()
                .filter(row -> !row.day().isBefore(since))
                .toList();
    }

    @Override
    public void replaceEntries(
            WorkspaceId workspace, ModelId model, Collection<LocalDate> days, List<DayOfEntries> entries) {
        database.stageDays.rows(workspace).forEach((key, row) -> {
            if (key.getFirst().equals(model) && days.contains(row.day())) {
                database.stageDays.remove(workspace, key);
            }
        });
        entries.forEach(row -> database.stageDays.put(workspace, List.of(model, row.day(), row.stage()), row));
    }

    @Override
    public List<DayOfEntries> entries(WorkspaceId workspace, ModelId model, LocalDate since) {
        return database.stageDays.rows(workspace).entrySet().stream()
                .filter(entry -> entry.getKey().getFirst().equals(model))
                .map(entry -> entry.getValue())
                .filter(row -> !row.day().isBefore(since))
                .toList();
    }

    @Override
    public void forget(WorkspaceId workspace, ModelId model, LocalDate before) {
        database.answerDays.rows(workspace).forEach((key, row) -> {
            if (row.day().isBefore(before)) {
                database.answerDays.remove(workspace, key);
            }
        });
        database.stageDays.rows(workspace).forEach((key, row) -> {
            if (row.day().isBefore(before) || !key.getFirst().equals(model)) {
                database.stageDays.remove(workspace, key);
            }
        });
    }
}
