package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.Seeded;

class DueTest {

    @ParameterizedTest
    @CsvSource({
        "at 03:00 it is written at once,         UTC,              2026-03-02T03:00:00Z,        2026-03-02T03:00:00Z",
        "before it the same night,               UTC,              2026-03-02T02:59:59.999999Z, 2026-03-02T03:00:00Z",
        "after it the next night,                UTC,              2026-03-02T03:00:00.000001Z, 2026-03-03T03:00:00Z",
        "the night is that of the zone,          Asia/Tokyo,       2026-03-02T17:00:00Z,        2026-03-02T18:00:00Z",
        "an hour was skipped before,             Europe/Berlin,    2026-03-29T00:30:00Z,        2026-03-29T01:00:00Z",
        "03:00 itself is skipped,                Europe/Helsinki,  2026-03-29T00:30:00Z,        2026-03-29T01:00:00Z",
        "at the gap,                             Europe/Helsinki,  2026-03-29T01:00:00Z,        2026-03-29T01:00:00Z",
        "an hour comes twice before,             Europe/Berlin,    2026-10-25T01:30:00Z,        2026-10-25T02:00:00Z",
        "03:00 itself comes twice: the first,    Europe/Helsinki,  2026-10-24T23:30:00Z,        2026-10-25T00:00:00Z"
    })
    void sc_9_decay_is_written_in_the_first_03_00_of_the_zone(String why, String zone, Instant decay, Instant written) {
        assertThat(new Due(decay, null).writtenAt(ZoneId.of(zone))).as(why).contains(written);
    }

    @Test
    void sc_9_decay_is_never_written_early_nor_more_than_a_day_late() {
        var zones =
                List.of("Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata");
        Seeded.forAll(5_000, random -> {
            var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            var decay = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(366 * 86_400));

            var written = new Due(decay, null).writtenAt(zone).orElseThrow();

            assertThat(written).isBetween(decay, decay.plusSeconds(25 * 3_600));
            assertThat(written.atZone(zone).toLocalTime()).isBetween(LocalTime.of(3, 0), LocalTime.of(4, 0));
        });
    }

    @Test
    void all_else_is_written_at_once() {
        var noon = Instant.parse("2026-03-02T12:00:00Z");
        var later = Instant.parse("2026-03-02T13:00:00Z");
        var berlin = ZoneId.of("Europe/Berlin");

        assertThat(new Due(null, noon).writtenAt(berlin)).contains(noon);
        assertThat(new Due(noon, later).at()).contains(noon);
        assertThat(new Due(noon, later).writtenAt(berlin)).contains(later);
        assertThat(new Due(later, noon).writtenAt(berlin)).contains(noon);
        assertThat(Due.NEVER.at()).isEmpty();
        assertThat(Due.NEVER.writtenAt(berlin)).isEmpty();
    }
}
