package org.leadscoring.bootstrap.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.bootstrap.trial.LoadGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What the rounds came to, for people and for scripts. */
final class DestinationsReport {

    private static final JsonMapper JSON = new JsonMapper();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int NANOS_IN_A_MICRO = 1_000;

    private final DestinationsPlan plan;
    private final String database;
    private final List<Round> rounds = new ArrayList<>();
    private final Map<Told, Long> told = new EnumMap<>(Told.class);

    DestinationsReport(DestinationsPlan plan, String database) {
        this.plan = plan;
        this.database = database;
    }

    static String head() {
        return "| round | " + Stream.of(Told.values()).map(Told::key).collect(Collectors.joining(" | "))
                + " | (events a second; the server's processor time for an event)\n|---|---|---|---|";
    }

    static String row(String name, Round round) {
        return "| " + name + " | "
                + Stream.of(Told.values())
                        .map(round::of)
                        .map(turn -> turn.rate() + "; " + turn.micros() + " µs")
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    /** Keeps a round and tells it. */
    String measured(int number, Round round) {
        rounds.add(round);
        return row(Integer.toString(number), round);
    }

    /** How much there was to be told. */
    void told(Told whom, long things) {
        told.put(whom, things);
    }

    String summary() {
        return "of the rate without anybody to be told, the middle of all rounds: answering "
                + share(Told.ANSWERING, Told.NOBODY) + " %, silent " + share(Told.SILENT, Told.NOBODY)
                + " %; silent, of the rate with one that answers: " + share(Told.SILENT, Told.ANSWERING) + " %";
    }

    String json() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("benchmark", "destinations");
        figures.put("database", database);
        figures.put("events", plan.events());
        figures.put("rounds", plan.rounds());
        for (var one : Told.values()) {
            figures.put(
                    one.key(),
                    Map.of(
                            "eventsPerSecond", middle(turns(one).map(Turn::rate)),
                            "serverMicros", middle(turns(one).map(Turn::micros)),
                            "told", told.getOrDefault(one, 0L)));
        }
        figures.put("answeringPercentOfNobody", share(Told.ANSWERING, Told.NOBODY));
        figures.put("silentPercentOfNobody", share(Told.SILENT, Told.NOBODY));
        figures.put("silentPercentOfAnswering", share(Told.SILENT, Told.ANSWERING));
        return JSON.writeValueAsString(figures);
    }

    private Stream<Turn> turns(Told whom) {
        return rounds.stream().map(round -> round.of(whom));
    }

    /** One's rate as a part of another's in the same round, in the middle of all rounds. */
    private BigDecimal share(Told one, Told other) {
        return middle(rounds.stream()
                .map(round -> round.of(one)
                        .rate()
                        .multiply(HUNDRED)
                        .divide(round.of(other).rate(), 1, RoundingMode.HALF_UP)));
    }

    /** The middle one; of two in the middle their mean. */
    static BigDecimal middle(Stream<BigDecimal> values) {
        var sorted = values.sorted().toList();
        var upper = sorted.get(sorted.size() / 2);
        var lower = sorted.get((sorted.size() - 1) / 2);
        return upper.add(lower).divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP);
    }

    /** A turn of each server. */
    static final class Round {

        private final Map<Told, Turn> turns = new EnumMap<>(Told.class);

        void add(Told whom, Turn turn) {
            turns.put(whom, turn);
        }

        private Turn of(Told whom) {
            return Objects.requireNonNull(turns.get(whom), "each has its turn");
        }
    }

    /**
     * A server's turn.
     *
     * @param server its processor time
     */
    record Turn(LoadGenerator.Load load, Duration server) {

        BigDecimal rate() {
            return BenchReport.rate(load.events(), load.nanos());
        }

        /** Of processor time for an event. */
        BigDecimal micros() {
            return BigDecimal.valueOf(server.toNanos())
                    .divide(BigDecimal.valueOf(load.events() * NANOS_IN_A_MICRO), 1, RoundingMode.HALF_UP);
        }
    }
}
