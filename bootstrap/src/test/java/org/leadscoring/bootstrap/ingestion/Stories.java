package org.leadscoring.bootstrap.ingestion;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.ViewLead.LeadView;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What the server knows of a person, in words that do not depend on ids it made up. */
record Stories(TestServer server, WorkspaceId workspace) {

    LeadView view(Identifier identifier) {
        var leads = server.bean(IdentityBook.class).leadsOf(workspace, List.of(identifier));
        if (leads.size() != 1) {
            throw new AssertionError(identifier + " stands for " + leads);
        }
        return server.bean(ViewLead.class)
                .view(workspace, leads.iterator().next())
                .orElseThrow();
    }

    boolean knows(Identifier identifier) {
        return !server.bean(IdentityBook.class)
                .leadsOf(workspace, List.of(identifier))
                .isEmpty();
    }

    List<Event> history(LeadId lead) {
        return server.bean(EventLog.class).history(workspace, lead);
    }

    /** Identifiers, traits, score, ledger and crossings of the person with this identifier. */
    Story of(Identifier identifier) {
        var view = view(identifier);
        var messages = history(view.lead().id()).stream()
                .collect(Collectors.toMap(Event::id, event -> event.key().messageId()));
        return new Story(
                Set.copyOf(view.identifiers()),
                view.lead().traits().values().toString(),
                view.score().total(),
                view.lead().standing().stage(),
                Set.copyOf(messages.values()),
                view.ledger().stream()
                        .map(entry -> messages.get(entry.event()) + " " + entry.cause() + " " + entry.rule() + " "
                                + entry.category() + " " + entry.before() + " → " + entry.after())
                        .toList(),
                view.crossings().stream()
                        .map(crossing -> messages.get(crossing.event()) + " " + crossing.direction() + " "
                                + crossing.stage() + " at " + crossing.score())
                        .toList());
    }

    record Story(
            Set<Identifier> identifiers,
            String traits,
            int score,
            String stage,
            Set<String> events,
            List<String> ledger,
            List<String> crossings) {}
}
