package org.leadscoring.web.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.FieldMapping;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.crm.StatusWord;
import org.leadscoring.domain.lead.LeadStatus;

/**
 * What people write into the form of fields: the columns of its two tables, each from the first row to the last. A row
 * without the CRM's name is none.
 *
 * @param ours names of what we know
 * @param theirs names of the CRM's fields
 * @param how one of {@link #WAYS}
 * @param status keys of our statuses
 * @param word what the CRM calls them
 */
public record MappingForm(
        List<String> ours, List<String> theirs, List<String> how, List<String> status, List<String> word) {

    /** Who writes a field: direction, and behind it whose word counts. */
    static final List<String> WAYS = List.of("push", "once", "pull", "both_theirs", "both_ours");

    private static final int SPARE_ROWS = 3;

    public MappingForm(
            @Nullable List<String> ours,
            @Nullable List<String> theirs,
            @Nullable List<String> how,
            @Nullable List<String> status,
            @Nullable List<String> word) {
        this.ours = ours == null ? List.of() : List.copyOf(ours);
        this.theirs = theirs == null ? List.of() : List.copyOf(theirs);
        this.how = how == null ? List.of() : List.copyOf(how);
        this.status = status == null ? List.of() : List.copyOf(status);
        this.word = word == null ? List.of() : List.copyOf(word);
    }

    static MappingForm of(Mapping mapping) {
        var fields = mapping.fields();
        var words = mapping.statuses();
        return new MappingForm(
                fields.stream().map(field -> field.ours().key()).toList(),
                fields.stream().map(FieldMapping::theirs).toList(),
                fields.stream().map(MappingForm::way).toList(),
                words.stream().map(one -> one.ours().key()).toList(),
                words.stream().map(StatusWord::theirs).toList());
    }

    private static String way(FieldMapping field) {
        return field.direction() == Direction.BOTH
                ? "both_" + field.winner().key()
                : field.direction().key();
    }

    /** @throws IllegalArgumentException if it is no mapping; the message says why */
    Mapping mapping() {
        var fields = new ArrayList<FieldMapping>();
        for (int row = 0; row < theirs.size(); row++) {
            var name = theirs.get(row).strip();
            if (!name.isEmpty()) {
                fields.add(field(new Ours(at(ours, row).strip()), name, at(how, row)));
            }
        }
        var words = new ArrayList<StatusWord>();
        for (int row = 0; row < word.size(); row++) {
            var text = word.get(row).strip();
            if (!text.isEmpty()) {
                words.add(new StatusWord(status(at(status, row)), text));
            }
        }
        return new Mapping(fields, words);
    }

    private static FieldMapping field(Ours ours, String name, String way) {
        if (!WAYS.contains(way)) {
            throw new IllegalArgumentException("say who writes the field " + name);
        }
        var parts = way.split("_", 2);
        var direction = Direction.valueOf(parts[0].toUpperCase(Locale.ROOT));
        var winner = parts.length > 1
                ? Winner.valueOf(parts[1].toUpperCase(Locale.ROOT))
                : direction.pushes() ? Winner.OURS : Winner.THEIRS;
        return new FieldMapping(ours, name, direction, winner);
    }

    private static LeadStatus status(String key) {
        return LeadStatus.of(key).orElseThrow(() -> new IllegalArgumentException("choose a status of ours"));
    }

    private static String at(List<String> column, int row) {
        return row < column.size() ? column.get(row) : "";
    }

    /** The rows of the fields, with some that are empty. */
    public List<FieldRow> fieldRows() {
        var rows = new ArrayList<FieldRow>();
        for (int row = 0; row < theirs.size(); row++) {
            if (!theirs.get(row).isBlank()) {
                rows.add(new FieldRow(at(ours, row), theirs.get(row), at(how, row)));
            }
        }
        for (int row = 0; row < SPARE_ROWS; row++) {
            rows.add(new FieldRow("", "", "push"));
        }
        return rows;
    }

    /** The rows of the statuses, with some that are empty. */
    public List<StatusRow> statusRows() {
        var rows = new ArrayList<StatusRow>();
        for (int row = 0; row < word.size(); row++) {
            if (!word.get(row).isBlank()) {
                rows.add(new StatusRow(at(status, row), word.get(row)));
            }
        }
        for (int row = 0; row < SPARE_ROWS; row++) {
            rows.add(new StatusRow("", ""));
        }
        return rows;
    }

    /** A row of the fields. */
    public record FieldRow(String ours, String theirs, String how) {}

    /** A row of the statuses. */
    public record StatusRow(String status, String word) {}
}
