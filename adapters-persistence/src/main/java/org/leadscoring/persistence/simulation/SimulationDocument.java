package org.leadscoring.persistence.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.simulation.Buckets;
import org.leadscoring.domain.simulation.Frame;
import org.leadscoring.domain.simulation.Frame.Band;
import org.leadscoring.domain.simulation.Load;
import org.leadscoring.domain.simulation.Mover;
import org.leadscoring.domain.simulation.Mover.Reason;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Json;

/** What was counted, as JSON text, apart from the domain so that either may change. */
record SimulationDocument(
        FrameDocument frame,
        long leads,
        long changed,
        List<List<Long>> moves,
        List<List<Long>> activeMoves,
        List<Long> scoresBefore,
        List<Long> scoresAfter,
        List<MoverDocument> movers,
        LoadDocument before,
        LoadDocument after,
        List<Long> opened,
        List<Long> pulledIn) {

    static String text(Simulation counted) {
        return Json.text(new SimulationDocument(
                FrameDocument.of(counted.frame()),
                counted.leads(),
                counted.changed(),
                counted.moves(),
                counted.activeMoves(),
                counted.scoresBefore(),
                counted.scoresAfter(),
                counted.movers().stream().map(MoverDocument::of).toList(),
                LoadDocument.of(counted.before()),
                LoadDocument.of(counted.after()),
                counted.opened(),
                counted.pulledIn()));
    }

    static Simulation simulation(String text) {
        var document = Json.document(text, SimulationDocument.class);
        return new Simulation(
                document.frame.frame(),
                document.leads,
                document.changed,
                document.moves,
                document.activeMoves,
                document.scoresBefore,
                document.scoresAfter,
                document.movers.stream().map(MoverDocument::mover).toList(),
                document.before.load(),
                document.after.load(),
                document.opened,
                document.pulledIn);
    }

    /** Numbers as text. */
    static String text(List<Long> numbers) {
        return Json.text(numbers);
    }

    /** Numbers from their text. */
    static List<Long> numbers(String text) {
        return Arrays.asList(Json.document(text, Long[].class));
    }

    record FrameDocument(
            String at,
            String zone,
            List<String> before,
            List<String> after,
            int low,
            int step,
            int count,
            List<BandDocument> bands) {

        static FrameDocument of(Frame frame) {
            return new FrameDocument(
                    frame.at().toString(),
                    frame.zone().getId(),
                    frame.before(),
                    frame.after(),
                    frame.buckets().low(),
                    frame.buckets().step(),
                    frame.buckets().count(),
                    frame.bands().stream()
                            .map(band ->
                                    new BandDocument(band.from(), band.target().toString()))
                            .toList());
        }

        Frame frame() {
            return new Frame(
                    Instant.parse(at),
                    ZoneId.of(zone),
                    before,
                    after,
                    new Buckets(low, step, count),
                    bands.stream()
                            .map(band -> new Band(band.from, Duration.parse(band.target)))
                            .toList());
        }
    }

    record BandDocument(int from, String target) {}

    record MoverDocument(
            String lead, int before, String stageBefore, int after, String stageAfter, List<ReasonDocument> reasons) {

        static MoverDocument of(Mover mover) {
            return new MoverDocument(
                    mover.lead().value().toString(),
                    mover.before(),
                    mover.stageBefore(),
                    mover.after(),
                    mover.stageAfter(),
                    mover.reasons().stream()
                            .map(reason -> new ReasonDocument(
                                    Columns.key(reason.cause()), reason.rule(), reason.before(), reason.after()))
                            .toList());
        }

        Mover mover() {
            return new Mover(
                    new LeadId(UUID.fromString(lead)),
                    before,
                    stageBefore,
                    after,
                    stageAfter,
                    reasons.stream()
                            .map(reason -> new Reason(
                                    Columns.constant(Cause.class, reason.cause),
                                    reason.rule,
                                    reason.before,
                                    reason.after))
                            .toList());
        }
    }

    record ReasonDocument(String cause, @Nullable String rule, long before, long after) {}

    record LoadDocument(List<List<Long>> opened, List<List<Long>> hotter, List<List<Long>> entered) {

        static LoadDocument of(Load load) {
            return new LoadDocument(load.opened(), load.hotter(), load.entered());
        }

        Load load() {
            return new Load(opened, hotter, entered);
        }
    }
}
