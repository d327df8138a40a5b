package org.leadscoring.web.assignment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leadscoring.domain.assignment.Absence;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;
import org.springframework.util.MultiValueMap;

/**
 * An absence as people write it into a form; all empty if there is none.
 *
 * @param from date and time in the reader's zone, {@code 2026-04-03T00:00}
 * @param until the same
 */
public record AwayRow(String from, String until, String note) {

    private static final int MOST_ROWS = 2 * Seat.MOST_ABSENCES;
    private static final AwayRow EMPTY = new AwayRow("", "", "");

    /** Those of these absences that are not over yet, and a row for one more. */
    public static List<AwayRow> of(List<Absence> absences, Moments moments) {
        return withAnother(absences.stream()
                .filter(absence -> !absence.over(moments.now()))
                .map(absence ->
                        new AwayRow(moments.field(absence.from()), moments.field(absence.until()), absence.note()))
                .toList());
    }

    /** The rows of a form that was sent, without those that are empty, and a row for one more. */
    public static List<AwayRow> sent(MultiValueMap<String, String> fields) {
        return sent(fields, "");
    }

    /** The same of fields in whose names this stands before the place of the row: {@code from.0}. */
    static List<AwayRow> sent(MultiValueMap<String, String> fields, String end) {
        return withAnother(IntStream.range(0, MOST_ROWS)
                .takeWhile(place -> fields.containsKey("from" + end + "." + place))
                .mapToObj(place -> new AwayRow(
                        text(fields, "from" + end, place),
                        text(fields, "until" + end, place),
                        text(fields, "note" + end, place)))
                .filter(row -> !row.isEmpty())
                .toList());
    }

    /**
     * What rows say.
     *
     * @param prefix of the names of their fields: the first is {@code prefix-0}
     * @param errors where what is wrong is put, by field
     */
    public static List<Absence> read(
            List<AwayRow> rows, String prefix, Words words, Moments moments, Map<String, String> errors) {
        var absences = new ArrayList<Absence>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.isEmpty()) {
                continue;
            }
            try {
                var from = instant(row.from, moments);
                var until = instant(row.until, moments);
                if (!from.isBefore(until)) {
                    errors.put(prefix + "-" + i, words.say("away.order-wrong"));
                } else if (row.note.length() > Absence.LONGEST_NOTE) {
                    errors.put(prefix + "-" + i, words.say("away.note-wrong", Absence.LONGEST_NOTE));
                } else {
                    absences.add(new Absence(from, until, row.note));
                }
            } catch (DateTimeException e) {
                errors.put(prefix + "-" + i, words.say("away.time-wrong"));
            }
        }
        return absences;
    }

    private static String text(MultiValueMap<String, String> fields, String name, int place) {
        var text = fields.getFirst(name + "." + place);
        return text == null ? "" : text.strip();
    }

    boolean isEmpty() {
        return from.isEmpty() && until.isEmpty() && note.isEmpty();
    }

    /** Nothing but a row for one. */
    static List<AwayRow> none() {
        return List.of(EMPTY);
    }

    private static Instant instant(String text, Moments moments) {
        return moments.instantOf(LocalDateTime.parse(text));
    }

    private static List<AwayRow> withAnother(List<AwayRow> rows) {
        return Stream.concat(rows.stream(), Stream.of(EMPTY)).toList();
    }
}
