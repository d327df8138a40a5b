package org.leadscoring.application.dashboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.leadscoring.application.dashboard.Dashboard.Answers;
import org.leadscoring.application.dashboard.DayFigures.DayOfAnswers;
import org.leadscoring.domain.sla.ResponseTimes;

/** The answers of several days. */
record AnswerSum(long inTime, long late, ResponseTimes times) {

    static final AnswerSum NONE = new AnswerSum(0, 0, ResponseTimes.NONE);

    static AnswerSum of(Collection<DayOfAnswers> days) {
        return by(days, day -> true).getOrDefault(true, NONE);
    }

    /** Put together by what they have in common. */
    static <K> Map<K, AnswerSum> by(Collection<DayOfAnswers> days, Function<DayOfAnswers, K> common) {
        var sums = new HashMap<K, AnswerSum>();
        days.forEach(day ->
                sums.merge(common.apply(day), new AnswerSum(day.inTime(), day.late(), day.times()), AnswerSum::plus));
        return sums;
    }

    private AnswerSum plus(AnswerSum other) {
        return new AnswerSum(inTime + other.inTime, late + other.late, times.plus(other.times));
    }

    Answers with(long overdue) {
        return Answers.of(inTime, late, overdue, times);
    }
}
