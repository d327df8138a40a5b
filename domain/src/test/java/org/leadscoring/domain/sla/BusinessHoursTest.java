package org.leadscoring.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.sla.BusinessHours.Period;

/** Spec SL-2: an office in Berlin, 9:00–12:00 and 13:00–17:00, closed on Saturday, Sunday and the first of May. */
class BusinessHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Period MORNING = new Period(9 * 60, 12 * 60);
    private static final Period AFTERNOON = new Period(13 * 60, 17 * 60);
    private static final BusinessHours OFFICE = new BusinessHours(
            BERLIN,
            onWorkdays(AFTERNOON, MORNING),
            Map.of(LocalDate.of(2026, 5, 1), "Labour Day", LocalDate.of(2026, 12, 25), ""));

    @ParameterizedTest
    @CsvSource({
        // Friday afternoon: the weekend does not count.
        "2026-03-06T16:30+01:00, PT1H, 2026-03-09T09:30+01:00",
        // At night, at noon and at the very end.
        "2026-03-03T23:00+01:00, PT1H, 2026-03-04T10:00+01:00",
        "2026-03-03T11:30+01:00, PT1H, 2026-03-03T13:30+01:00",
        "2026-03-03T11:00+01:00, PT1H, 2026-03-03T12:00+01:00",
        "2026-03-03T12:00+01:00, PT1M, 2026-03-03T13:01+01:00",
        "2026-03-03T08:00+01:00, PT7H, 2026-03-03T17:00+01:00",
        // A working day lasts seven hours: 24 of them are three days and three hours.
        "2026-03-02T09:00+01:00, PT24H, 2026-03-05T12:00+01:00",
        // A holiday on a Friday makes a long weekend.
        "2026-04-30T16:00+02:00, PT2H, 2026-05-04T10:00+02:00",
        // Clocks change at night: nobody works less or more.
        "2026-03-27T16:00+01:00, PT2H, 2026-03-30T10:00+02:00",
        "2026-10-23T16:00+02:00, PT2H, 2026-10-26T10:00+01:00",
        "2026-03-03T10:00:30.5+01:00, PT0.25S, 2026-03-03T10:00:30.75+01:00",
        "2026-03-07T10:00+01:00, PT0S, 2026-03-07T10:00+01:00"
    })
    void only_open_time_counts(String from, String time, String until) {
        var begin = instant(from);
        var end = instant(until);

        assertThat(OFFICE.plus(begin, Duration.parse(time))).isEqualTo(end);
        assertThat(OFFICE.between(begin, end)).isEqualTo(Duration.parse(time));
    }

    @Test
    void an_hour_that_is_skipped_is_not_worked_and_one_that_comes_twice_is_worked_twice() {
        var night = new BusinessHours(BERLIN, BusinessHours.everyDay(new Period(60, 4 * 60)), Map.of());

        assertThat(night.between(instant("2026-03-28T22:00Z"), instant("2026-03-29T10:00Z")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(night.between(instant("2026-10-24T22:00Z"), instant("2026-10-25T10:00Z")))
                .isEqualTo(Duration.ofHours(4));
        assertThat(night.plus(instant("2026-03-29T00:30Z"), Duration.ofHours(1)))
                .as("half an hour before the gap, half an hour after it")
                .isEqualTo(instant("2026-03-29T01:30Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T09:00+01:00, true",
        "2026-03-03T08:59:59+01:00, false",
        "2026-03-03T12:00+01:00, false",
        "2026-03-03T16:59:59+01:00, true",
        "2026-03-03T17:00+01:00, false",
        "2026-03-07T10:00+01:00, false",
        "2026-05-01T10:00+02:00, false"
    })
    void it_is_open_from_its_first_minute_on_and_not_in_its_last(String at, boolean open) {
        assertThat(OFFICE.open(instant(at))).isEqualTo(open);
    }

    @Test
    void round_the_clock_all_time_counts() {
        var from = instant("2026-03-28T23:00Z");

        assertThat(BusinessHours.ROUND_THE_CLOCK.plus(from, Duration.ofDays(2)))
                .isEqualTo(from.plus(Duration.ofDays(2)));
        assertThat(BusinessHours.ROUND_THE_CLOCK.between(from, from.plusSeconds(7)))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(BusinessHours.ROUND_THE_CLOCK.roundTheClock()).isTrue();
        assertThat(OFFICE.roundTheClock()).isFalse();
        var holidays = Map.of(LocalDate.of(2026, 12, 25), "Christmas Day");
        assertThat(new BusinessHours(BERLIN, BusinessHours.everyDay(Period.WHOLE_DAY), holidays).roundTheClock())
                .isFalse();
    }

    @Test
    void nothing_lies_between_an_instant_and_an_earlier_one() {
        var noon = instant("2026-03-03T11:30+01:00");

        assertThat(OFFICE.between(noon, noon.minusSeconds(60))).isZero();
        assertThat(OFFICE.between(noon, noon)).isZero();
    }

    @Test
    void hours_that_make_no_sense_cannot_exist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(600, 600));
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(-1, 600));
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(600, 1441));
        assertThatIllegalArgumentException().isThrownBy(() -> new BusinessHours(BERLIN, Map.of(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessHours(BERLIN, Map.of(DayOfWeek.MONDAY, List.of()), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessHours(BERLIN, onWorkdays(MORNING, new Period(719, 800)), Map.of()))
                .withMessageContaining("09:00-12:00")
                .withMessageContaining("11:59-13:20");
        assertThatIllegalArgumentException().isThrownBy(() -> OFFICE.plus(Instant.EPOCH, Duration.ofSeconds(-1)));
    }

    @Test
    void times_that_touch_are_one_open_time() {
        var office = new BusinessHours(BERLIN, onWorkdays(new Period(12 * 60, 17 * 60), MORNING), Map.of());

        assertThat(office.plus(instant("2026-03-03T11:30+01:00"), Duration.ofHours(1)))
                .isEqualTo(instant("2026-03-03T12:30+01:00"));
    }

    private static Map<DayOfWeek, List<Period>> onWorkdays(Period... periods) {
        var week = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        for (var day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(periods));
        }
        return week;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
