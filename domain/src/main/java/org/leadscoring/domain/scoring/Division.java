package org.leadscoring.domain.scoring;

import java.util.UUID;
import org.leadscoring.domain.lead.LeadId;

/**
 * Divides leads in two, each always to the same side: by a hash of the lead's id, {@code (bucket · factor + shift) mod p},
 * whose factor and shift follow from what it divides for. So two experiments divide the same leads independently of each
 * other, and nothing is written down of any lead. It is reckoned with whole numbers only, so that a database can do it, too.
 *
 * @param factor 1 to {@value #PRIME} − 1
 * @param shift 0 to {@value #PRIME} − 1
 * @param below a lead whose hash is below this is on the first side; 0 to {@value #PRIME}
 */
public record Division(long factor, long shift, long below) {

    /** A prime, and one above the highest bucket but one: 2³¹ − 1. */
    public static final long PRIME = 2_147_483_647;

    private static final int PERCENT = 100;
    private static final long LOWER_HALF = 0xFFFF_FFFFL;

    /** @throws IllegalArgumentException if a number is out of range */
    public Division {
        if (factor < 1 || factor >= PRIME || shift < 0 || shift >= PRIME || below < 0 || below > PRIME) {
            throw new IllegalArgumentException("leads are divided by numbers up to " + PRIME);
        }
    }

    /**
     * The division for something.
     *
     * @param what its id
     * @param percent the share of leads on the first side, 0 to 100
     */
    public static Division of(UUID what, int percent) {
        var high = mixed(what.getMostSignificantBits());
        var low = mixed(what.getLeastSignificantBits() ^ high);
        return new Division(1 + Math.floorMod(high, PRIME - 1), Math.floorMod(low, PRIME), PRIME * percent / PERCENT);
    }

    /** Whether a lead is on the first side. */
    public boolean first(LeadId lead) {
        return (bucket(lead) * factor + shift) % PRIME < below;
    }

    /**
     * What a lead is divided by, 0 to 2³¹ − 1: of the eight bytes of its id in which time and chance move most, four and four
     * laid upon each other. Databases have it in the column {@code leads.bucket}.
     */
    public static long bucket(LeadId lead) {
        var id = lead.value();
        var time = id.getMostSignificantBits() >>> 16 & LOWER_HALF;
        var chance = id.getLeastSignificantBits() & LOWER_HALF;
        return (time ^ chance) & PRIME;
    }

    /** The finaliser of SplitMix64: every bit of the result depends on every bit. */
    private static long mixed(long bits) {
        var one = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        var two = (one ^ one >>> 27) * 0x94D0_49BB_1331_11EBL;
        return two ^ two >>> 31;
    }
}
