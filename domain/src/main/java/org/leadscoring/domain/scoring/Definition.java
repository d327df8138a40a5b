package org.leadscoring.domain.scoring;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.stage.StageLadder;

/**
 * What a version of a scoring model says: everything but its name and number. An invalid one cannot be made.
 *
 * @param method how events make a score
 * @param scale what the total is clamped to
 * @param rules for events: all that match apply, in this order (spec SC-5); at most 500
 * @param traitRules for traits; at most 500
 * @param caps the most points a category can have, from 0; a category that is missing has no end
 * @param recency how the age of events matters
 * @param decay what idle time takes, null if nothing
 * @param countsSuspects whether events marked as a machine's score (spec ID-4)
 * @param ladder the stages the total leads to
 */
public record Definition(
        Method method,
        Scale scale,
        List<Rule> rules,
        List<TraitRule> traitRules,
        Map<Category, Integer> caps,
        Recency recency,
        @Nullable Decay decay,
        boolean countsSuspects,
        StageLadder ladder) {

    /** So many rules for events at most, and as many about traits. */
    public static final int MOST_RULES = 500;

    private static final int MAX_REMEMBERED = 30_000;

    /** @throws InvalidModelException if two rules have one id, there are too many, they remember more than 30,000 things of
     *     a lead, or they do not suit the method */
    public Definition {
        rules = List.copyOf(rules);
        traitRules = List.copyOf(traitRules);
        caps = Collections.unmodifiableMap(new TreeMap<>(caps));
        InvalidModelException.inRange("/rules", rules.size(), 0, MOST_RULES, "numbers of rules");
        InvalidModelException.inRange("/traits", traitRules.size(), 0, MOST_RULES, "numbers of rules");
        caps.forEach((category, cap) -> {
            if (cap < 0) {
                throw new InvalidModelException(
                        "/caps/" + category.key(), "is below zero; the most points a category can have is 0 or more");
            }
        });
        checkIds(rules, traitRules);
        checkMemory(rules);
        switch (method) {
            case Method.Points() -> {}
            case Method.Milestone() -> checkMilestones(rules, traitRules, recency);
            case Method.Sessions(var _) -> checkSessions(rules, traitRules, recency);
        }
    }

    /** A plain sum of points, without anything else. */
    public static Definition points(Scale scale, List<Rule> rules, StageLadder ladder) {
        return new Definition(
                new Method.Points(), scale, rules, List.of(), Map.of(), Recency.NONE, null, false, ladder);
    }

    /** A lead's state must hold all that its rules remember of it. */
    private static void checkMemory(List<Rule> rules) {
        var remembered = rules.stream().mapToInt(Rule::remembered).sum();
        if (remembered > MAX_REMEMBERED) {
            throw new InvalidModelException(
                    "/rules",
                    "remember up to " + remembered + " things of a lead, a rule with a distinct value "
                            + Limit.Distinct.MOST + ", others as many as their numbers of times; at most "
                            + MAX_REMEMBERED + " are possible");
        }
    }

    private static void checkIds(List<Rule> rules, List<TraitRule> traitRules) {
        var ids = new HashSet<String>();
        for (int i = 0; i < rules.size(); i++) {
            checkId(ids, "/rules/" + i, rules.get(i).id());
        }
        for (int i = 0; i < traitRules.size(); i++) {
            checkId(ids, "/traits/" + i, traitRules.get(i).id());
        }
    }

    private static void checkId(HashSet<String> ids, String field, String id) {
        if (!ids.add(id)) {
            throw new InvalidModelException(
                    field + "/id", "is \"" + id + "\", which another rule has already; every rule needs its own");
        }
    }

    private static void checkMilestones(List<Rule> rules, List<TraitRule> traitRules, Recency recency) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.points() < 1) {
                throw new InvalidModelException("/rules/" + i + "/points", "is no level; milestones begin at 1");
            }
            if (rule.repeat() != null || rule.cap() != null || rule.category() == Category.FIT) {
                throw new InvalidModelException(
                        "/rules/" + i, "has a repeat, a cap or the category fit, which a milestone cannot have");
            }
        }
        for (int i = 0; i < traitRules.size(); i++) {
            if (traitRules.get(i).category() != Category.FIT) {
                throw new InvalidModelException(
                        "/traits/" + i,
                        "must count as fit: the other points of a milestone model are the level reached");
            }
        }
        checkNoRecency(recency);
    }

    private static void checkSessions(List<Rule> rules, List<TraitRule> traitRules, Recency recency) {
        if (!rules.isEmpty()) {
            throw new InvalidModelException(
                    "/rules", "are for events, but this model scores whole visits; remove them or choose points");
        }
        for (int i = 0; i < traitRules.size(); i++) {
            if (traitRules.get(i).category() != Category.FIT
                    || traitRules.get(i).id().equals(SESSION)) {
                throw new InvalidModelException(
                        "/traits/" + i, "must count as fit beside visits, and its id cannot be \"" + SESSION + '"');
            }
        }
        checkNoRecency(recency);
    }

    private static void checkNoRecency(Recency recency) {
        if (!recency.equals(Recency.NONE)) {
            throw new InvalidModelException("/recency", "is only for models that add up points; remove it");
        }
    }

    /** What entries made by visits name as their rule. */
    public static final String SESSION = "session";
}
