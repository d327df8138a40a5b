package org.leadscoring.domain.crm;

import static org.leadscoring.domain.crm.FieldMapping.once;
import static org.leadscoring.domain.crm.FieldMapping.pushed;
import static org.leadscoring.domain.lead.LeadStatus.CONTACTED;
import static org.leadscoring.domain.lead.LeadStatus.LOST;
import static org.leadscoring.domain.lead.LeadStatus.NEW;
import static org.leadscoring.domain.lead.LeadStatus.PROPOSAL;
import static org.leadscoring.domain.lead.LeadStatus.QUALIFIED;
import static org.leadscoring.domain.lead.LeadStatus.WON;

import java.util.List;
import org.leadscoring.domain.crm.Crm.Kind;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.lead.LeadStatus;

/** What a new connection begins with: names as a fresh account of each CRM has them, and fields of ours for what is ours. */
final class StandardMappings {

    /** Every record of Salesforce has an owner, and an empty one is refused. */
    static final String SALESFORCE_OWNER = "OwnerId";

    private StandardMappings() {}

    static Mapping of(Kind kind) {
        return switch (kind) {
            case HUBSPOT -> hubSpot();
            case SALESFORCE -> salesforce();
            case ODOO -> odoo();
            case WEBHOOK -> webhook();
        };
    }

    private static Mapping hubSpot() {
        return new Mapping(
                List.of(
                        pushed(Ours.EMAIL, "email"),
                        once(Ours.FIRST_NAME, "firstname"),
                        once(Ours.LAST_NAME, "lastname"),
                        once(Ours.PHONE, "phone"),
                        once(Ours.COMPANY, "company"),
                        pushed(Ours.SCORE, "leadscoring_score"),
                        pushed(Ours.STAGE, "leadscoring_stage"),
                        pushed(Ours.REASONS, "leadscoring_reasons"),
                        pushed(Ours.LINK, "leadscoring_link"),
                        pulled(Ours.STATUS, "hs_lead_status"),
                        both(Ours.OWNER, "hubspot_owner_id")),
                List.of(
                        word(NEW, "NEW"),
                        word(CONTACTED, "OPEN"),
                        word(CONTACTED, "ATTEMPTED_TO_CONTACT"),
                        word(CONTACTED, "CONNECTED"),
                        word(QUALIFIED, "IN_PROGRESS"),
                        word(PROPOSAL, "OPEN_DEAL"),
                        word(WON, "customer"),
                        word(LOST, "UNQUALIFIED")));
    }

    private static Mapping salesforce() {
        return new Mapping(
                List.of(
                        pushed(Ours.EMAIL, "Email"),
                        once(Ours.FIRST_NAME, "FirstName"),
                        once(Ours.LAST_NAME, "LastName"),
                        once(Ours.PHONE, "Phone"),
                        once(Ours.COMPANY, "Company"),
                        pushed(Ours.SCORE, "LeadScoring_Score__c"),
                        pushed(Ours.STAGE, "LeadScoring_Stage__c"),
                        pushed(Ours.REASONS, "LeadScoring_Reasons__c"),
                        pushed(Ours.LINK, "LeadScoring_Link__c"),
                        pulled(Ours.STATUS, "Status"),
                        both(Ours.OWNER, SALESFORCE_OWNER)),
                List.of(
                        word(NEW, "Open - Not Contacted"),
                        word(CONTACTED, "Working - Contacted"),
                        word(QUALIFIED, "Qualified"),
                        word(WON, "Closed - Converted"),
                        word(LOST, "Closed - Not Converted")));
    }

    private static Mapping odoo() {
        return new Mapping(
                List.of(
                        once(Ours.NAME, "name"),
                        once(Ours.NAME, "contact_name"),
                        pushed(Ours.EMAIL, "email_from"),
                        once(Ours.PHONE, "phone"),
                        once(Ours.COMPANY, "partner_name"),
                        pushed(Ours.SCORE, "x_leadscoring_score"),
                        pushed(Ours.STAGE, "x_leadscoring_stage"),
                        pushed(Ours.REASONS, "x_leadscoring_reasons"),
                        pushed(Ours.LINK, "x_leadscoring_link"),
                        pulled(Ours.STATUS, "stage_id"),
                        both(Ours.OWNER, "user_id")),
                List.of(
                        word(NEW, "New"),
                        word(QUALIFIED, "Qualified"),
                        word(PROPOSAL, "Proposition"),
                        word(WON, "Won"),
                        word(LOST, "Lost")));
    }

    private static Mapping webhook() {
        return new Mapping(
                Ours.ALL.stream().map(ours -> pushed(ours, ours.key())).toList(),
                List.of(LeadStatus.values()).stream()
                        .map(status -> word(status, status.key()))
                        .toList());
    }

    private static FieldMapping pulled(Ours ours, String theirs) {
        return new FieldMapping(ours, theirs, Direction.PULL, Winner.THEIRS);
    }

    private static FieldMapping both(Ours ours, String theirs) {
        return new FieldMapping(ours, theirs, Direction.BOTH, Winner.THEIRS);
    }

    private static StatusWord word(LeadStatus ours, String theirs) {
        return new StatusWord(ours, theirs);
    }
}
