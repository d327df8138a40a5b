package org.leadscoring.application.crm;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.delivery.Retries;

/**
 * A CRM is to erase the record of a person who was erased here (spec OP-3). As long as it is open it tells by what the CRM
 * knows the record, and nothing else of the person; once it is over it tells nothing of them.
 *
 * @param name what the connection was called when it was written
 * @param erasure the reference of the certificate
 * @param askedAt when the person was erased here, UTC, to the microsecond
 * @param doomed the record, null once it is over
 * @param at of one that waits, from when on the CRM is asked; else since when it is so; UTC, to the microsecond
 * @param tries how often the CRM was asked and said neither yes nor no
 * @param why the CRM refuses it, null unless it does
 */
public record ErasureRequest(
        UUID id,
        ConnectionId connection,
        String name,
        UUID erasure,
        Instant askedAt,
        State state,
        @Nullable Doomed doomed,
        Instant at,
        int tries,
        @Nullable String why) {

    private static final int HUNDRED = 100;

    /** How it stands. */
    public enum State {
        /** The CRM is still to be asked, or was and did not answer. */
        WAITING,
        /** The CRM does not do it until somebody mends something. */
        REFUSED,
        /** The CRM has erased the record, or had none. */
        DONE,
        /** Somebody says that they erased it there. */
        BY_HAND,
        /** Nobody asks any more, for the connection was removed. */
        DROPPED;

        /** Whether there is still something to be done. */
        public boolean isOpen() {
            return this == WAITING || this == REFUSED;
        }
    }

    /** @throws IllegalArgumentException if one that is open tells no record, or one that is over does */
    public ErasureRequest {
        if (state.isOpen() == (doomed == null)) {
            throw new IllegalArgumentException("a record is told as long as it is to be erased, and no longer");
        }
        askedAt = askedAt.truncatedTo(ChronoUnit.MICROS);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** One that is due at once, for the record of a link. */
    static ErasureRequest fresh(UUID id, Connection connection, UUID erasure, Link link, Instant at) {
        var doomed = new Doomed(link.key(), link.external());
        return new ErasureRequest(
                id, connection.id(), connection.name(), erasure, at, State.WAITING, doomed, at, 0, null);
    }

    /** The record, of one that is open. */
    Doomed record() {
        if (doomed == null) {
            throw new IllegalStateException("nothing is to be erased any more by " + id);
        }
        return doomed;
    }

    /** This one once it is over. */
    public ErasureRequest over(State how, Instant when) {
        return new ErasureRequest(id, connection, name, erasure, askedAt, how, null, when, tries, null);
    }

    /** This one after the CRM refused. */
    ErasureRequest refused(String because, Instant when) {
        return new ErasureRequest(id, connection, name, erasure, askedAt, State.REFUSED, doomed, when, tries, because);
    }

    /** This one, to be tried at once. */
    ErasureRequest again(Instant when) {
        return new ErasureRequest(id, connection, name, erasure, askedAt, State.WAITING, doomed, when, 0, null);
    }

    /**
     * This one after the CRM did not answer: others are asked for meanwhile, and it is tried again at growing intervals, of a
     * day at most. A CRM that asks for rest means all of them, and is not asked anything until then.
     */
    ErasureRequest unanswered(Outcome outcome, Instant when) {
        if (!(outcome instanceof Outcome.Failed(var answer, var rest)) || rest != null) {
            return this;
        }
        var tried = tries + 1;
        return new ErasureRequest(
                id, connection, name, erasure, askedAt, State.WAITING, doomed, when.plus(pause(tried)), tried, null);
    }

    private Duration pause(int tried) {
        var dice = Math.floorMod(id.hashCode(), HUNDRED);
        var pauses = Retries.STANDARD.pauses();
        return Retries.STANDARD.after(Math.min(tried, pauses.size()), dice).orElseGet(pauses::getLast);
    }
}
