package org.leadscoring.domain.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** How many leads a team answers a day. */
public final class Capacity {

    private Capacity() {}

    /**
     * The median of the working days, Monday to Friday, from the first on which anybody was answered; of an even number of
     * days the mean of the two in the middle, rounded half up. Empty if nobody was answered.
     *
     * <p>Example: {@code 80, 90, 100, 0} on Monday to Thursday is 85.
     *
     * @param first the first day
     * @param answered how many were answered on it and on each of the following days
     */
    public static OptionalLong perWorkingDay(LocalDate first, List<Long> answered) {
        var began = IntStream.range(0, answered.size())
                .filter(day -> answered.get(day) > 0)
                .findFirst();
        if (began.isEmpty()) {
            return OptionalLong.empty();
        }
        var worked = IntStream.range(began.getAsInt(), answered.size())
                .filter(day -> isWorkingDay(first.plusDays(day)))
                .mapToLong(answered::get)
                .sorted()
                .toArray();
        if (worked.length == 0) {
            return OptionalLong.empty();
        }
        var upper = worked[worked.length / 2];
        var lower = worked[(worked.length - 1) / 2];
        return OptionalLong.of(Math.floorDiv(lower + upper + 1, 2));
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
