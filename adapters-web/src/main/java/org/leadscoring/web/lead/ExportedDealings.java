package org.leadscoring.web.lead;

import static org.leadscoring.web.lead.LeadExport.facts;
import static org.leadscoring.web.lead.LeadExport.id;
import static org.leadscoring.web.lead.LeadExport.key;

import java.util.List;
import java.util.Map;
import org.leadscoring.application.lead.ReadDealings.Dealings;

/** What was done about a lead and who was told of it, in the words of its export. */
final class ExportedDealings {

    private ExportedDealings() {}

    static List<Map<String, Object>> contacts(Dealings dealings) {
        return dealings.contacts().stream()
                .map(contact -> facts(
                        "at", contact.at(),
                        "by", id(contact.by()),
                        "way", key(contact.way()),
                        "note", contact.note()))
                .toList();
    }

    static List<Map<String, Object>> assignments(Dealings dealings) {
        return dealings.assignments().stream()
                .map(given -> facts(
                        "at", given.at(),
                        "to", id(given.assignment().owner()),
                        "by", id(given.by()),
                        "method", given.method() == null ? null : key(given.method()),
                        "grounds",
                                given.assignment().reason().grounds().getClass().getSimpleName()))
                .toList();
    }

    static List<Map<String, Object>> records(Dealings dealings) {
        return dealings.records().stream()
                .map(held -> facts(
                        "crm", held.connection(),
                        "key", held.link().key(),
                        "record", held.link().external(),
                        "fields", held.link().agreed(),
                        "sentAt", held.link().pushedAt(),
                        "refused", held.link().refused()))
                .toList();
    }

    static List<Map<String, Object>> told(Dealings dealings) {
        return dealings.told().stream()
                .map(told -> facts(
                        "at", told.delivery().fact().at(),
                        "what", told.delivery().fact().topic().type(),
                        "detail", told.delivery().fact().detail(),
                        "destination", told.destination(),
                        "to", id(told.delivery().to()),
                        "state", key(told.delivery().state()),
                        "answer", told.delivery().answer(),
                        "attempts",
                                told.attempts().stream()
                                        .map(attempt -> facts(
                                                "at", attempt.at(),
                                                "accepted", attempt.accepted(),
                                                "request", attempt.request(),
                                                "answer", attempt.answer()))
                                        .toList()))
                .toList();
    }
}
