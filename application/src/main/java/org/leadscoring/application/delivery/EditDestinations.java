package org.leadscoring.application.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.application.delivery.Sender.Parcel;
import org.leadscoring.application.delivery.Sender.Recipient;
import org.leadscoring.application.delivery.Sender.Sent;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Making destinations, changing and trying them. Every change is recorded with who made it, what was and what is. */
public final class EditDestinations {

    /** What destinations are called in the audit log. */
    public static final String SUBJECT = "destination";

    private static final int CHANGES_SHOWN = 20;

    private final Transactions transactions;
    private final Destinations destinations;
    private final Readers readers;
    private final Notices notices;
    private final Senders senders;
    private final AuditLog audit;
    private final Ids ids;
    private final Supplier<Secret> newSecret;
    private final Clock clock;

    /** @param newSecret makes secrets to sign webhooks with */
    public EditDestinations(
            Transactions transactions,
            Destinations destinations,
            Readers readers,
            Notices notices,
            Senders senders,
            AuditLog audit,
            Ids ids,
            Supplier<Secret> newSecret,
            Clock clock) {
        this.transactions = transactions;
        this.destinations = destinations;
        this.readers = readers;
        this.notices = notices;
        this.senders = senders;
        this.audit = audit;
        this.ids = ids;
        this.newSecret = newSecret;
        this.clock = clock;
    }

    /** The destinations of a workspace, by name, and how they fare. */
    public List<Listed> all(WorkspaceId workspace) {
        return transactions.run(() -> {
            var health = destinations.health(workspace);
            return destinations.all(workspace).stream()
                    .map(destination -> new Listed(destination, health.getOrDefault(destination.id(), Health.WELL)))
                    .toList();
        });
    }

    /** @throws UnknownDestinationException if the workspace has no such destination */
    public Listed destination(WorkspaceId workspace, DestinationId id) {
        return all(workspace).stream()
                .filter(listed -> listed.destination().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownDestinationException(id));
    }

    /** What was changed of a destination, latest first, at most 20. */
    public List<Change> history(WorkspaceId workspace, DestinationId id) {
        return audit.of(workspace, new Subject(SUBJECT, id.value()), CHANGES_SHOWN);
    }

    /** A secret to sign a webhook with, that nobody has yet. */
    public Secret makeSecret() {
        return newSecret.get();
    }

    /**
     * Makes a destination.
     *
     * @throws DestinationNotPossibleException if another one is called so, or there is one for the team's e-mail already
     * @throws IllegalArgumentException if it cannot be called so: see {@link Destination}
     */
    public Destination create(WorkspaceId workspace, String name, Channel channel, Set<Topic> topics, UserId by) {
        return transactions.run(() -> {
            var destination =
                    new Destination(new DestinationId(ids.next()), workspace, name.strip(), channel, true, topics);
            checkUnique(destination);
            var now = now();
            destinations.add(destination, now);
            record(destination, "create", Map.of(), facts(destination), by, now);
            return destination;
        });
    }

    /**
     * Changes name, channel and topics. Nothing is recorded if all is as it was.
     *
     * @throws UnknownDestinationException if the workspace has no such destination
     * @throws DestinationNotPossibleException if another one is called so, or the channel is of another kind
     * @throws IllegalArgumentException if it cannot be called so: see {@link Destination}
     */
    public Destination change(
            WorkspaceId workspace, DestinationId id, String name, Channel channel, Set<Topic> topics, UserId by) {
        return transactions.run(() -> {
            var before = locked(workspace, id);
            if (channel.kind() != before.channel().kind()) {
                throw new DestinationNotPossibleException(
                        "kind", "make another destination for another kind of channel");
            }
            return save(before, before.changed(name.strip(), channel, topics), "change", by);
        });
    }

    /**
     * Switches a destination on or off. What it is told of while it is off waits. Switched on it is tried at once, however
     * it fared.
     *
     * @throws UnknownDestinationException if the workspace has no such destination
     */
    public Destination turn(WorkspaceId workspace, DestinationId id, boolean on, UserId by) {
        return transactions.run(() -> {
            var before = locked(workspace, id);
            destinations.save(workspace, id, Health.WELL);
            return save(before, before.switched(on), on ? "enable" : "disable", by);
        });
    }

    /**
     * Gives a webhook another secret. The one it has goes on to be signed with beside it, until {@link #endOldSecret}.
     *
     * @return the new secret
     * @throws UnknownDestinationException if the workspace has no such destination
     * @throws DestinationNotPossibleException if it is no webhook
     */
    public Secret rotateSecret(WorkspaceId workspace, DestinationId id, UserId by) {
        return transactions.run(() -> {
            var before = locked(workspace, id);
            var webhook = webhook(before);
            var secret = newSecret.get();
            var both = List.of(secret, webhook.secrets().getFirst());
            save(before, with(before, new Channel.Webhook(webhook.url(), both)), "rotate_secret", by);
            return secret;
        });
    }

    /**
     * Signs by the newer secret of a webhook only.
     *
     * @throws UnknownDestinationException if the workspace has no such destination
     * @throws DestinationNotPossibleException if it is no webhook
     */
    public void endOldSecret(WorkspaceId workspace, DestinationId id, UserId by) {
        transactions.run(() -> {
            var before = locked(workspace, id);
            var webhook = webhook(before);
            var one = List.of(webhook.secrets().getFirst());
            return save(before, with(before, new Channel.Webhook(webhook.url(), one)), "end_old_secret", by);
        });
    }

    /**
     * Removes a destination. What waits to be sent to it is not.
     *
     * @throws UnknownDestinationException if the workspace has no such destination
     * @throws DestinationNotPossibleException if a stage tells it
     */
    public void remove(WorkspaceId workspace, DestinationId id, UserId by) {
        transactions.run(() -> {
            var before = locked(workspace, id);
            if (destinations.isNamedByAStage(workspace, id)) {
                throw new DestinationNotPossibleException(
                        "name", "a stage tells it; take it out of the stages' actions first");
            }
            destinations.remove(workspace, id);
            record(before, "remove", facts(before), Map.of(), by, now());
            return before;
        });
    }

    /**
     * Sends a made-up message at once, to see what comes back.
     *
     * @param by who tries: whom a message to the team goes to
     * @throws UnknownDestinationException if the workspace has no such destination
     */
    public Sent test(WorkspaceId workspace, DestinationId id, UserId by) {
        var now = now();
        var trial = transactions.run(() -> {
            var destination = destinations.byId(workspace, id).orElseThrow(() -> new UnknownDestinationException(id));
            var delivery = Delivery.decided(
                    workspace,
                    id,
                    by,
                    Fact.of(Topic.TEST, now, null),
                    ids.next().toString(),
                    now);
            var to = destination.channel() instanceof Channel.TeamMail
                    ? readers.byId(workspace, by).map(Recipient::of)
                    : Optional.<Recipient>empty();
            return new Trial(
                    destination, new Parcel(delivery, notices.compose(delivery).orElseThrow(), to.orElse(null)));
        });
        if (trial.destination().channel() instanceof Channel.TeamMail
                && trial.parcel().to() == null) {
            return new Sent(
                    new Outcome.Refused("you have not said where to write to; do so under your own settings"), "");
        }
        return senders.to(trial.destination())
                .send(trial.destination(), List.of(trial.parcel()))
                .getFirst();
    }

    private Destination save(Destination before, Destination after, String action, UserId by) {
        if (!after.equals(before)) {
            checkUnique(after);
            destinations.save(after);
            record(after, action, facts(before), facts(after), by, now());
        }
        return after;
    }

    private void checkUnique(Destination destination) {
        for (var other : destinations.all(destination.workspace())) {
            if (other.id().equals(destination.id())) {
                continue;
            }
            if (other.name().equalsIgnoreCase(destination.name())) {
                throw new DestinationNotPossibleException(
                        "name", "another destination is called so; choose another name");
            }
            if (destination.channel() instanceof Channel.TeamMail && other.channel() instanceof Channel.TeamMail) {
                throw new DestinationNotPossibleException(
                        "kind", "there is a destination for the team's e-mail already; change that one");
            }
        }
    }

    private Destination locked(WorkspaceId workspace, DestinationId id) {
        return destinations.lock(workspace, id).orElseThrow(() -> new UnknownDestinationException(id));
    }

    private static Channel.Webhook webhook(Destination destination) {
        if (destination.channel() instanceof Channel.Webhook webhook) {
            return webhook;
        }
        throw new DestinationNotPossibleException("kind", "only webhooks have a secret to sign with");
    }

    private static Destination with(Destination destination, Channel channel) {
        return destination.changed(destination.name(), channel, destination.topics());
    }

    private void record(
            Destination destination,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            UserId by,
            Instant at) {
        Change.between(
                        ids.next(),
                        at,
                        by,
                        action,
                        new Subject(SUBJECT, destination.id().value()),
                        before,
                        after)
                .ifPresent(change -> audit.record(destination.workspace(), change));
    }

    /** Without anything secret. */
    private static Map<String, Object> facts(Destination destination) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", destination.name());
        facts.put("kind", destination.channel().kind().key());
        switch (destination.channel()) {
            case Channel.Slack slack -> facts.put("address", slack.url().hint());
            case Channel.Webhook webhook -> {
                facts.put("address", webhook.url().toString());
                facts.put(
                        "secrets", webhook.secrets().stream().map(Secret::hint).toList());
            }
            case Channel.Mail mail -> facts.put("recipients", new ArrayList<Object>(mail.recipients()));
            case Channel.TeamMail team -> {}
        }
        facts.put("enabled", destination.enabled());
        facts.put(
                "topics", destination.topics().stream().map(Topic::key).sorted().toList());
        return facts;
    }

    private Instant now() {
        return clock.instant();
    }

    /** A destination and how it fares. */
    public record Listed(Destination destination, Health health) {}

    private record Trial(Destination destination, Parcel parcel) {}
}
