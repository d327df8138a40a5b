package org.leadscoring.domain.evidence;

import org.leadscoring.domain.lead.LeadId;

/**
 * Which leads points are made from, and which ones they are tried on: by the lead's id and a seed alone, so that it is the
 * same each time, whatever else there is.
 */
public final class Split {

    /** Of more leads than these, some are enough: intervals are narrow by then, and they fit in memory. */
    private static final int MOST = 200_000;

    private static final int PERCENT = 100;

    private final long seed;
    private final int holdOut;
    private final double learned;
    private final double tried;

    /**
     * @param holdOut percent that is held out
     * @param leads how many there are, about
     */
    public Split(long seed, int holdOut, long leads) {
        this.seed = seed;
        this.holdOut = holdOut;
        this.tried = share(leads * holdOut / PERCENT);
        this.learned = share(leads * (PERCENT - holdOut) / PERCENT);
    }

    /** Which leads are held out, whatever number there is. */
    static Split of(Question question) {
        return new Split(question.seed(), question.holdOut(), 0);
    }

    /** Whether more leads would be too many for {@link #part} to take all. */
    public static boolean isAmple(long leads) {
        return leads > MOST;
    }

    private static double share(long leads) {
        return leads <= MOST ? 1 : (double) MOST / leads;
    }

    /** What a lead is for. */
    public Part part(LeadId lead) {
        var place = (mixed(number(lead)) >>> 11) * 0x1.0p-53;
        if (isHeldOut(lead)) {
            return place < tried ? Part.TRY : Part.NEITHER;
        }
        return place < learned ? Part.LEARN : Part.NEITHER;
    }

    /** Whether no points are made from a lead. */
    boolean isHeldOut(LeadId lead) {
        return Long.remainderUnsigned(number(lead), PERCENT) < holdOut;
    }

    private long number(LeadId lead) {
        var first = mixed(seed ^ lead.value().getMostSignificantBits());
        return mixed(first ^ lead.value().getLeastSignificantBits());
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): each bit of the result depends on all bits. */
    static long mixed(long number) {
        var mixed = number + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** What a lead is for. */
    public enum Part {
        /** Points are made from it. */
        LEARN,
        /** They are tried on it. */
        TRY,
        /** There are enough others. */
        NEITHER
    }
}
