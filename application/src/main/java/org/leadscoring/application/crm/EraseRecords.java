package org.leadscoring.application.crm;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.delivery.Outcome;

/**
 * Asks a CRM to erase records of persons who were erased here, one at a time: what it has done is written down before the next
 * is asked for. Asked twice, because nobody wrote it down, it has the record no more, which is as good.
 */
final class EraseRecords {

    private final ErasureRequests requests;
    private final Clients clients;
    private final Clock time;

    EraseRecords(ErasureRequests requests, Clients clients, Clock time) {
        this.requests = requests;
        this.clients = clients;
        this.time = time;
    }

    /** The record to be erased next. Part of the caller's transaction. */
    Optional<ErasureRequest> next(Connection connection) {
        return requests.next(connection.id(), time.instant());
    }

    /** Asks for one. Outside of any transaction. */
    Reply<Erased> ask(Connection connection, ErasureRequest request) {
        return clients.of(connection).erase(connection, request.record());
    }

    /** Writes down what the CRM said. Part of the caller's transaction. */
    Tally settle(ErasureRequest asked, Erased erased, int calls) {
        var now = time.instant();
        var open = open(asked);
        return switch (erased) {
            case Erased.Done done -> {
                open.ifPresent(one -> requests.save(List.of(one.over(State.DONE, now))));
                yield Tally.ofErased(1, 0, calls);
            }
            case Erased.Refused(var why) -> {
                open.ifPresent(one -> requests.save(List.of(one.refused(why, now))));
                yield Tally.ofErased(0, 1, calls);
            }
        };
    }

    /** Writes down that the CRM did not answer. Part of the caller's transaction. */
    void unanswered(ErasureRequest asked, Outcome outcome) {
        open(asked).ifPresent(one -> requests.save(List.of(one.unanswered(outcome, time.instant()))));
    }

    /** As it is now: somebody may have erased the record by hand meanwhile. */
    private Optional<ErasureRequest> open(ErasureRequest asked) {
        return requests.byId(asked.connection(), asked.id())
                .filter(one -> one.state().isOpen());
    }
}
