package org.leadscoring.domain.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;

/**
 * A person being scored.
 *
 * @param createdAt when the system first heard of them, UTC
 * @param source what it heard of them through, null if that is not known; another source may have told of them since
 * @param traits what is known about them, the latest word on each
 * @param profile what people see of them
 * @param status where the work stands
 * @param owner who works on them, null if nobody does
 * @param standing where the model that drives them puts them: the primary one, or an experiment's challenger; kept with their scores and not written with the lead
 * @param lastActivityAt when they last did something by that model, UTC; null before the first event; kept with
 *     their scores too
 * @param mergedInto the lead this one lives on in, null unless it was merged; {@link LeadId#NOBODY} if it was erased
 */
public record Lead(
        LeadId id,
        Instant createdAt,
        @Nullable SourceId source,
        Attributes traits,
        Profile profile,
        LeadStatus status,
        @Nullable UserId owner,
        Standing standing,
        @Nullable Instant lastActivityAt,
        @Nullable LeadId mergedInto) {

    /** A lead the system hears of for the first time. */
    public static Lead heardOf(LeadId id, Instant at, Standing standing) {
        return heardOf(id, at, null, standing);
    }

    /** A lead the system hears of for the first time, through this source. */
    public static Lead heardOf(LeadId id, Instant at, @Nullable SourceId through, Standing standing) {
        return new Lead(id, at, through, Attributes.NONE, Profile.NONE, LeadStatus.NEW, null, standing, null, null);
    }

    /** This lead with another status. */
    public Lead with(LeadStatus newStatus) {
        return new Lead(id, createdAt, source, traits, profile, newStatus, owner, standing, lastActivityAt, mergedInto);
    }

    /** This lead with another owner, or with none. */
    public Lead ownedBy(@Nullable UserId newOwner) {
        return new Lead(id, createdAt, source, traits, profile, status, newOwner, standing, lastActivityAt, mergedInto);
    }

    /** This lead as its events show it now. */
    public Lead seen(Attributes newTraits, Profile newProfile, Standing newStanding, @Nullable Instant activity) {
        return new Lead(id, createdAt, source, newTraits, newProfile, status, owner, newStanding, activity, mergedInto);
    }

    /** When it last did something, UTC; before its first activity, when the system heard of it. */
    public Instant activeAt() {
        return lastActivityAt == null ? createdAt : lastActivityAt;
    }

    /** This lead where its scores put it. */
    public Lead scored(Standing newStanding, @Nullable Instant activity) {
        return seen(traits, profile, newStanding, activity);
    }

    /** This lead without where it stands and what it did last: that is not its own but follows from its scores. */
    public Lead unscored() {
        return scored(Standing.NONE, null);
    }

    /**
     * This lead after another became part of it: it was heard of when, and through what, the older was, and work already done on either is not lost.
     */
    public Lead joinedBy(Lead other) {
        var takesOver = status == LeadStatus.NEW && other.status != LeadStatus.NEW;
        var older = other.createdAt.isBefore(createdAt) ? other : this;
        return new Lead(
                id,
                older.createdAt,
                older.source,
                traits,
                profile,
                takesOver ? other.status : status,
                owner == null ? other.owner : owner,
                standing,
                lastActivityAt,
                mergedInto);
    }

    /** This lead after it became part of another. */
    public Lead mergedInto(LeadId survivor) {
        return new Lead(id, createdAt, source, traits, profile, status, owner, standing, lastActivityAt, survivor);
    }

    /** This lead after the merge that ended it was undone. */
    public Lead revived() {
        return new Lead(id, createdAt, source, traits, profile, status, owner, standing, lastActivityAt, null);
    }

    /**
     * This lead after its person was erased (spec OP-3): where the work stood and whose it was stays, for figures are made
     * of it; who it was is gone.
     */
    public Lead erased() {
        return new Lead(
                id,
                createdAt,
                source,
                Attributes.NONE,
                Profile.NONE,
                status,
                owner,
                standing,
                lastActivityAt,
                LeadId.NOBODY);
    }

    /** Whether its person was erased. */
    public boolean isErased() {
        return LeadId.NOBODY.equals(mergedInto);
    }

    /**
     * Where the model that drives a lead puts it.
     *
     * @param score total, in points
     * @param stage its stage on the model's ladder
     * @param lastChange what moved the score last, null if nothing has yet
     */
    public record Standing(
            int score, String stage, @Nullable LastChange lastChange) {

        /** Of a lead that was not scored, or is not any more because it was merged. */
        public static final Standing NONE = new Standing(0, "", null);
    }

    /**
     * What moved a score last.
     *
     * @param rule the id of the rule that applied
     * @param points what it gave
     * @param at when the event occurred, UTC
     */
    public record LastChange(String rule, int points, Instant at) {}
}
