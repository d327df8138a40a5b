package org.leadscoring.application.crm;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Draft;
import org.leadscoring.application.crm.CrmClient.Failed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.application.crm.KnownLeads.Known;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;

/**
 * Sends leads that changed to a CRM: a handful at a time, and of each only what the CRM does not have. What is to be looked at
 * is taken from the list, and written down as being sent, in one transaction: whatever dies then, it is looked at again.
 */
final class PushLeads {

    private final Transactions transactions;
    private final Links links;
    private final ErasureRequests erasures;
    private final KnownLeads leads;
    private final Clients clients;
    private final Clock time;

    PushLeads(
            Transactions transactions,
            Links links,
            ErasureRequests erasures,
            KnownLeads leads,
            Clients clients,
            Clock time) {
        this.transactions = transactions;
        this.links = links;
        this.erasures = erasures;
        this.leads = leads;
        this.clients = clients;
        this.time = time;
    }

    /**
     * Takes the next leads and says what is to be sent of them. Part of the caller's transaction.
     *
     * @param urgent true for only those that are to be sent at once
     */
    Batch take(Connection connection, boolean urgent, Colleagues colleagues) {
        var id = connection.id();
        var most = clients.of(connection).most();
        var taken = links.take(id, true, most);
        if (taken.isEmpty() && !urgent) {
            taken = links.take(id, false, most);
        }
        handBack(connection, taken);
        var plans = plans(connection, taken, colleagues);
        for (var plan : plans) {
            if (plan.inherited() != null) {
                links.handOn(id, plan.inherited(), plan.link().lead());
            }
        }
        var sent = plans.stream().filter(plan -> !plan.send().isEmpty()).toList();
        links.save(connection.workspace(), id, sent.stream().map(Plan::link).toList(), true);
        return new Batch(connection, taken.size(), sent, colleagues);
    }

    /**
     * A lead that ended, was sent by the one it lived on in, and lives again, gets back the record that was made for it: it has
     * its key. Who had it is looked at again, for they have none now.
     */
    private void handBack(Connection connection, List<LeadId> taken) {
        var id = connection.id();
        var living = leads.known(connection.workspace(), Set.copyOf(taken)).keySet();
        var orphans = new HashSet<>(living);
        orphans.removeAll(links.of(id, living).keySet());
        if (orphans.isEmpty()) {
            return;
        }
        var lent = links.byKey(id, orphans.stream().map(Link::keyOf).collect(Collectors.toSet()));
        if (lent.isEmpty()) {
            return;
        }
        links.mark(id, lent.values().stream().map(Link::lead).toList());
        for (var orphan : orphans) {
            var link = lent.get(Link.keyOf(orphan));
            if (link != null) {
                links.handOn(id, link.lead(), orphan);
            }
        }
    }

    /** What would be sent of the leads that changed, if it were sent now. Part of the caller's transaction. */
    List<Plan> preview(Connection connection, int limit, Colleagues colleagues) {
        return plans(connection, links.peek(connection.id(), limit), colleagues).stream()
                .filter(plan -> !plan.send().isEmpty())
                .toList();
    }

    private List<Plan> plans(Connection connection, List<LeadId> taken, Colleagues colleagues) {
        var id = connection.id();
        var known = new LinkedHashMap<LeadId, Known>();
        leads.known(connection.workspace(), Set.copyOf(taken)).values().forEach(one -> known.put(one.id(), one));
        var standing = links.of(id, known.keySet());
        var orphans = new HashSet<>(known.keySet());
        orphans.removeAll(standing.keySet());
        var inherited = orphans.isEmpty() ? Map.<LeadId, Link>of() : links.inherited(id, orphans);
        var stages = leads.stages(connection.workspace());
        var plans = new ArrayList<Plan>();
        known.forEach((lead, one) -> {
            var own = standing.get(lead);
            var heirloom = inherited.get(lead);
            var link = own != null ? own : heirloom != null ? heirloom.of(lead) : Link.fresh(lead);
            if (own != null || heirloom != null || isWanted(connection, one, stages)) {
                plans.add(plan(connection, one, link, heirloom == null ? null : heirloom.lead(), colleagues));
            }
        });
        return plans;
    }

    private static boolean isWanted(Connection connection, Known lead, List<String> stages) {
        var from = connection.from();
        return lead.card().email() != null
                && (from == null || stages.indexOf(lead.card().stage()) >= stages.indexOf(from));
    }

    private static Plan plan(
            Connection connection, Known lead, Link link, @Nullable LeadId inherited, Colleagues colleagues) {
        var send = connection.mapping().toSend(link, Wording.of(connection, lead, link, colleagues));
        return new Plan(link, lead, inherited, send);
    }

    /** Sends a batch. Outside of any transaction. */
    Sent send(Batch batch) {
        if (batch.plans().isEmpty()) {
            return new Sent(List.of(), new Got<>(List.of(), 0));
        }
        var connection = batch.connection();
        var client = clients.of(connection);
        var mails = new HashMap<String, Plan>();
        if (connection.adopts()) {
            batch.plans().stream()
                    .filter(plan -> plan.link().mayAdopt() && plan.lead().card().email() != null)
                    .forEach(plan -> mails.putIfAbsent(plan.mail(), plan));
        }
        var found =
                mails.isEmpty() ? new Got<Map<String, String>>(Map.of(), 0) : client.find(connection, mails.keySet());
        return switch (found) {
            case Failed<Map<String, String>>(var outcome, var requests) ->
                new Sent(List.of(), new Failed<>(outcome, requests));
            case Got<Map<String, String>>(var records, var requests) -> {
                var plans = adopting(batch, mails, records);
                var drafts = plans.stream()
                        .filter(plan -> !plan.send().isEmpty() || plan.adopts())
                        .toList();
                var reply = client.upsert(
                        connection, drafts.stream().map(Plan::draft).toList());
                yield new Sent(drafts, counting(reply, requests));
            }
        };
    }

    private static Reply<List<Written>> counting(Reply<List<Written>> reply, int more) {
        return switch (reply) {
            case Got<List<Written>>(var value, var requests) -> new Got<>(value, requests + more);
            case Failed<List<Written>>(var outcome, var requests) -> new Failed<>(outcome, requests + more);
        };
    }

    /** The plans where records that are nobody's yet become the leads' whose address they have. */
    private List<Plan> adopting(Batch batch, Map<String, Plan> byMail, Map<String, String> records) {
        if (records.isEmpty()) {
            return batch.plans();
        }
        var connection = batch.connection();
        var found = Set.copyOf(records.values());
        var owned = transactions.run(() -> {
            var taken = new HashSet<>(links.byExternal(connection.id(), found).keySet());
            taken.addAll(erasures.doomed(connection.id(), found));
            return taken;
        });
        var adopted = new HashMap<LeadId, String>();
        records.forEach((mail, external) -> {
            var plan = byMail.get(mail.toLowerCase(Locale.ROOT));
            if (plan != null && !owned.contains(external) && !adopted.containsValue(external)) {
                adopted.put(plan.link().lead(), external);
            }
        });
        return batch.plans().stream()
                .map(plan -> {
                    var external = adopted.get(plan.link().lead());
                    return external == null ? plan : plan.adopting(connection, external, batch.colleagues());
                })
                .toList();
    }

    /**
     * Writes down what came of a batch that was answered. Part of the caller's transaction. Who was erased while they were sent
     * has no link any more, and gets none: if their record is to be erased, it is found by its key.
     */
    Tally settle(Connection connection, List<Plan> plans, List<Written> written, int requests) {
        if (plans.size() != written.size()) {
            throw new IllegalStateException(
                    "of " + plans.size() + " records the outcomes of " + written.size() + " are known");
        }
        var now = time.instant();
        var settled = new ArrayList<Link>();
        var again = new ArrayList<LeadId>();
        var created = 0;
        var updated = 0;
        var refused = 0;
        for (int i = 0; i < plans.size(); i++) {
            var plan = plans.get(i);
            switch (written.get(i)) {
                case Written.Done(var external, var isNew) -> {
                    // Of a record that somebody deleted or merged away there, the CRM has only what was sent just now.
                    var remade = isNew && plan.before().stands();
                    settled.add(remade ? plan.before().remade(now) : plan.link().taken(external, plan.send(), now));
                    if (remade || plan.link().isElsewhere(external)) {
                        again.add(plan.link().lead());
                    }
                    created += isNew ? 1 : 0;
                    updated += isNew ? 0 : 1;
                }
                case Written.Refused(var why) -> {
                    settled.add(plan.before().refused(why));
                    refused++;
                }
                case Written.Missing() -> {
                    settled.add(plan.before().missing());
                    again.add(plan.link().lead());
                }
            }
        }
        if (!again.isEmpty()) {
            // Marks are held before links, as by whoever has persons erased; the mark of one who was leads nowhere.
            links.mark(connection.id(), again);
        }
        var held = links.hold(
                connection.id(), plans.stream().map(plan -> plan.link().lead()).collect(Collectors.toSet()));
        settled.removeIf(link -> !held.containsKey(link.lead()));
        links.save(connection.workspace(), connection.id(), settled, false);
        return Tally.ofWritten(created, updated, refused, requests);
    }

    /**
     * Some leads that changed.
     *
     * @param examined how many
     * @param plans those of them of whom there is something to send
     */
    record Batch(Connection connection, int examined, List<Plan> plans, Colleagues colleagues) {}

    /** What was sent, and what came of it. */
    record Sent(List<Plan> plans, Reply<List<Written>> reply) {}

    /**
     * A lead of which something is to be sent.
     *
     * @param link its link, with the record it is taken for if it is adopted
     * @param before its link as it is stored
     * @param inherited the lead that it has its record from, null if it has it from none
     * @param send by the CRM's names of the fields
     * @param adopts whether the record is to become the lead's
     */
    record Plan(
            Link link, Link before, Known lead, @Nullable LeadId inherited, Map<String, String> send, boolean adopts) {

        Plan(Link link, Known lead, @Nullable LeadId inherited, Map<String, String> send) {
            this(link, link, lead, inherited, send, false);
        }

        String mail() {
            var mail = lead.card().email();
            return mail == null ? "" : mail.toLowerCase(Locale.ROOT);
        }

        Draft draft() {
            return new Draft(link.key(), link.external(), adopts, send);
        }

        Plan adopting(Connection connection, String external, Colleagues colleagues) {
            var adopted = new Link(
                    link.lead(), link.key(), external, link.agreed(), link.pushedAt(), link.refused(), link.anew());
            var ours = Wording.of(connection, lead, adopted, colleagues);
            return new Plan(
                    adopted, before, lead, inherited, connection.mapping().toSend(adopted, ours), true);
        }
    }
}
