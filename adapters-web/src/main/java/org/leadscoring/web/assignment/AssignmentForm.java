package org.leadscoring.web.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;
import org.springframework.util.MultiValueMap;

/**
 * What people write into the form of who gets leads, as they wrote it: so that nothing of it is lost when something is wrong.
 *
 * @param method its key, for example {@code round_robin}
 * @param rows one for each of the team, whether they take leads or not
 */
public record AssignmentForm(String method, List<Row> rows) {

    private static final String AWAY = "away-";

    /** The form of this policy. */
    static AssignmentForm of(AssignmentPolicy policy, List<User> team, Moments moments) {
        return new AssignmentForm(
                key(policy.method()),
                team.stream()
                        .map(user -> policy.seat(user.id())
                                .map(seat -> Row.of(user, seat, moments))
                                .orElseGet(() -> Row.without(user)))
                        .toList());
    }

    /** The form as it was sent; who is not in it takes no leads. */
    static AssignmentForm sent(MultiValueMap<String, String> fields, List<User> team) {
        return new AssignmentForm(
                one(fields, "method"),
                team.stream().map(user -> Row.sent(fields, user)).toList());
    }

    static String key(AssignmentMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static String one(MultiValueMap<String, String> fields, String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** What it says, and what is wrong with it, by field. */
    Read read(Words words, Moments moments) {
        var errors = new LinkedHashMap<String, String>();
        var chosen = Arrays.stream(AssignmentMethod.values())
                .filter(candidate -> key(candidate).equals(method))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.put("method", words.say("assignment.method-wrong"));
        }
        var seats = new ArrayList<Seat>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).takes()) {
                rows.get(i).read(i, words, moments, errors, seats);
            }
        }
        return new Read(errors.isEmpty() ? new AssignmentPolicy(chosen.orElseThrow(), seats) : null, errors);
    }

    /** Names of the fields that are for one user end so. */
    private static String of(User user) {
        return "." + user.id().value();
    }

    /**
     * One of the team.
     *
     * @param takes whether they take leads
     * @param capacity may be empty
     * @param inOfficeHours whether they take them in business hours only
     */
    public record Row(
            User user, boolean takes, String weight, String capacity, boolean inOfficeHours, List<AwayRow> away) {

        static Row of(User user, Seat seat, Moments moments) {
            var capacity = seat.capacity();
            return new Row(
                    user,
                    true,
                    Integer.toString(seat.weight()),
                    capacity == null ? "" : capacity.toString(),
                    seat.inOfficeHours(),
                    AwayRow.of(seat.absences(), moments));
        }

        static Row without(User user) {
            return new Row(user, false, "1", "", false, AwayRow.none());
        }

        static Row sent(MultiValueMap<String, String> fields, User user) {
            var end = AssignmentForm.of(user);
            return new Row(
                    user,
                    fields.containsKey("takes" + end),
                    one(fields, "weight" + end),
                    one(fields, "capacity" + end),
                    one(fields, "hours" + end).equals("office"),
                    AwayRow.sent(fields, end));
        }

        /** What the names of their fields end with. */
        public UserId id() {
            return user.id();
        }

        private void read(int i, Words words, Moments moments, Map<String, String> errors, List<Seat> seats) {
            var before = errors.size();
            var share = number(weight, Seat.HEAVIEST);
            var room = capacity.isEmpty() ? null : number(capacity, Seat.LARGEST_CAPACITY);
            if (share == null) {
                errors.put("weight-" + i, words.say("assignment.weight-wrong", words.number(Seat.HEAVIEST)));
            }
            if (room == null && !capacity.isEmpty()) {
                errors.put(
                        "capacity-" + i, words.say("assignment.capacity-wrong", words.number(Seat.LARGEST_CAPACITY)));
            }
            var absences = AwayRow.read(away, AWAY + i, words, moments, errors);
            if (absences.size() > Seat.MOST_ABSENCES) {
                errors.put(AWAY + i + "-0", words.say("away.too-many", Seat.MOST_ABSENCES));
            }
            if (share != null && errors.size() == before) {
                seats.add(new Seat(user.id(), share, room, inOfficeHours, absences));
            }
        }

        private static @Nullable Integer number(String text, int largest) {
            return IntStream.of(text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 0)
                    .filter(number -> number >= 1 && number <= largest)
                    .boxed()
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * What a form says.
     *
     * @param policy null if anything is wrong
     * @param errors what is wrong, by field
     */
    record Read(@Nullable AssignmentPolicy policy, Map<String, String> errors) {}
}
