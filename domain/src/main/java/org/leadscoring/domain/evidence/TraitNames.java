package org.leadscoring.domain.evidence;

import java.util.List;
import java.util.Locale;

/** Names of traits that say nothing of the time before the sale, or whom a lead is. */
public final class TraitNames {

    /**
     * Fields that sales or the CRM fill in while they work on a lead: they follow from how it goes, so they seem to foretell
     * it. Left out unless somebody says otherwise.
     */
    public static final List<String> FROM_SALES = List.of(
            "status",
            "lead_status",
            "hs_lead_status",
            "stage",
            "lead_stage",
            "deal_stage",
            "lifecycle_stage",
            "lifecyclestage",
            "tags",
            "lead_quality",
            "lead_profile",
            "last_notable_activity",
            "owner",
            "sales_rep",
            "assigned_to",
            "hubspot_owner_id",
            "notes",
            "next_step",
            "last_contacted",
            "last_call",
            "number_of_calls",
            "calls",
            "meetings",
            "proposal",
            "amount",
            "deal_amount",
            "revenue",
            "close_date",
            "closedate",
            "closed",
            "lost_reason",
            "won_reason",
            "converted",
            "is_converted",
            "outcome",
            "customer",
            "is_customer",
            "score",
            "lead_score",
            "probability");

    /** Fields that name a person: nobody else has the same. Never looked at. */
    private static final List<String> OF_A_PERSON = List.of(
            "email",
            "phone",
            "name",
            "first_name",
            "last_name",
            "username",
            "id",
            "user_id",
            "prospect_id",
            "lead_number",
            "ip",
            "address",
            "birthday",
            "created_at",
            "avatar");

    private TraitNames() {}

    /** A name as names are compared: {@code Lead Quality}, {@code leadQuality} and {@code lead-quality} are {@code lead_quality}. */
    public static String plain(String name) {
        return name.strip()
                .replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2")
                .replaceAll("[\\s.\\-]+", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** A name as people read it: {@code leadQuality} is {@code lead quality}. */
    static String inWords(String name) {
        return plain(name).replace('_', ' ').strip();
    }

    static boolean isOfAPerson(String name) {
        return OF_A_PERSON.contains(plain(name));
    }
}
