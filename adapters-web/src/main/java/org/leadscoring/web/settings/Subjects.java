package org.leadscoring.web.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.analytics.Feeds;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.erasure.EditRetention;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.ingestion.EditPageTypes;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.recalculation.DeriveEvents;
import org.leadscoring.application.recalculation.EditWorkspace;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.workspace.ApiTokens;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.EditTokens;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.page.Words;
import org.springframework.stereotype.Component;

/** What the things are called by now that were changed, and where one sees them. */
@Component
final class Subjects {

    static final String MODEL = "model";
    private static final Map<String, String> ADDRESSES = Map.of(
            EditSources.SUBJECT,
            "/sources/",
            EditUsers.SUBJECT,
            "/settings/users/",
            VoidEvents.LEAD,
            "/leads/",
            EraseLead.SUBJECT,
            "/settings/erasures/",
            MODEL,
            "/models/",
            EditDestinations.SUBJECT,
            "/destinations/",
            EditConnections.SUBJECT,
            "/crm/",
            EditFeeds.SUBJECT,
            "/analytics/");
    private static final Map<String, String> PAGES = Map.of(
            EditWorkspace.SUBJECT, "/settings/workspace",
            EditRetention.SUBJECT, "/settings/workspace/retention",
            DeriveEvents.SUBJECT, "/settings/derived-events",
            EditPageTypes.SUBJECT, "/settings/page-types",
            EditStageActions.SUBJECT, "/actions");

    /** Of these there is one, on a page that not everybody may see who reads this. */
    private static final Set<String> ALONE = Set.of(EditAssignment.SUBJECT);

    private final Sources sources;
    private final Users users;
    private final ApiTokens tokens;
    private final Leads leads;
    private final ScoringModels models;
    private final Destinations destinations;
    private final Connections connections;
    private final Feeds feeds;

    Subjects(
            Sources sources,
            Users users,
            ApiTokens tokens,
            Leads leads,
            ScoringModels models,
            Destinations destinations,
            Connections connections,
            Feeds feeds) {
        this.sources = sources;
        this.users = users;
        this.tokens = tokens;
        this.leads = leads;
        this.models = models;
        this.destinations = destinations;
        this.connections = connections;
        this.feeds = feeds;
    }

    /** Those of these changes. Nothing is asked for what does not occur among them. */
    Known of(WorkspaceId workspace, Collection<Change> changes, Words words) {
        var kinds = changes.stream().map(change -> change.subject().type()).collect(Collectors.toSet());
        var people = users.all(workspace);
        var names = new HashMap<Subject, String>();
        if (kinds.contains(EditUsers.SUBJECT)) {
            people.forEach(
                    user -> names.put(new Subject(EditUsers.SUBJECT, user.id().value()), user.name()));
        }
        if (kinds.contains(EditTokens.SUBJECT)) {
            tokens.all(workspace)
                    .forEach(one -> names.put(
                            new Subject(EditTokens.SUBJECT, one.token().id().value()),
                            one.token().name()));
        }
        if (kinds.contains(EditSources.SUBJECT)) {
            sources.all(workspace)
                    .forEach(source -> names.put(
                            new Subject(EditSources.SUBJECT, source.id().value()), source.name()));
        }
        if (kinds.contains(EditDestinations.SUBJECT)) {
            destinations
                    .all(workspace)
                    .forEach(one -> names.put(
                            new Subject(EditDestinations.SUBJECT, one.id().value()), one.name()));
        }
        if (kinds.contains(EditConnections.SUBJECT)) {
            connections
                    .all(workspace)
                    .forEach(one -> names.put(
                            new Subject(EditConnections.SUBJECT, one.id().value()), one.name()));
        }
        if (kinds.contains(EditFeeds.SUBJECT)) {
            feeds.all(workspace)
                    .forEach(one ->
                            names.put(new Subject(EditFeeds.SUBJECT, one.id().value()), one.name()));
        }
        if (kinds.contains(MODEL)) {
            models.versions(workspace)
                    .forEach(version -> names.put(
                            new Subject(MODEL, version.model().id().value()),
                            version.model().name() + " " + version.model().version()));
        }
        if (kinds.contains(VoidEvents.LEAD)) {
            var ids = changes.stream()
                    .filter(change -> change.subject().type().equals(VoidEvents.LEAD))
                    .map(change -> new LeadId(change.subject().id()))
                    .collect(Collectors.toSet());
            leads.byIds(workspace, ids).values().stream()
                    .filter(lead -> !lead.isErased())
                    .forEach(lead ->
                            names.put(new Subject(VoidEvents.LEAD, lead.id().value()), words.nameOf(lead)));
        }
        changes.stream()
                .map(Change::subject)
                .filter(subject -> subject.type().equals(EraseLead.SUBJECT))
                .forEach(certificate -> names.put(certificate, Known.shortened(certificate.id())));
        return new Known(people, names);
    }

    /**
     * What is known of the things that were changed, and of who changed them.
     *
     * @param names of things that are still there
     */
    record Known(List<User> people, Map<Subject, String> names) {

        /** The name of a user, or the last characters of the id if they are not there any more. */
        String person(UUID id) {
            return people.stream()
                    .filter(user -> user.id().value().equals(id))
                    .map(User::name)
                    .findFirst()
                    .orElseGet(() -> shortened(id));
        }

        /** What a thing is called; empty if its kind says it all. */
        String name(Subject subject) {
            return PAGES.containsKey(subject.type()) || ALONE.contains(subject.type())
                    ? ""
                    : names.getOrDefault(subject, shortened(subject.id()));
        }

        /** Where it is seen; null if it is not there any more, or has no page. */
        @Nullable
        String address(Subject subject) {
            var page = PAGES.get(subject.type());
            var beginning = ADDRESSES.get(subject.type());
            if (page != null || beginning == null) {
                return page;
            }
            return names.containsKey(subject) ? beginning + subject.id() : null;
        }

        private static String shortened(UUID id) {
            var text = id.toString();
            return "…" + text.substring(text.length() - 8);
        }
    }
}
