package org.leadscoring.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Outcome;

/** Takes everything, unless it was told what to answer, and remembers it. */
public final class FakeSender implements Sender {

    /** What it answers next. */
    public final Deque<Outcome> answers = new ArrayDeque<>();

    public final List<DeliveryId> seen = new ArrayList<>();
    public final List<Notice> said = new ArrayList<>();
    public final List<String> to = new ArrayList<>();

    /** What happens while it sends. */
    public Runnable meanwhile = () -> {};

    /** Whether it stops once something failed, as if that were of no use. */
    public boolean stops;

    /** Whether the process dies when it has sent something. */
    public boolean dies;

    private final int most;

    public FakeSender(int most) {
        this.most = most;
    }

    /** Has sent nothing, and takes everything. */
    public void forget() {
        answers.clear();
        seen.clear();
        said.clear();
        to.clear();
        meanwhile = () -> {};
        dies = false;
        stops = false;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public List<Sent> send(Destination destination, List<Parcel> parcels) {
        assertThat(parcels).hasSizeBetween(1, most);
        var sent = new ArrayList<Sent>();
        for (var parcel : parcels) {
            seen.add(parcel.delivery().id());
            said.add(parcel.notice());
            if (parcel.to() != null) {
                to.add(parcel.to().mail());
            }
            if (dies) {
                throw new DiedException();
            }
            var answer = answers.isEmpty() ? new Outcome.Accepted("HTTP 200: ok") : answers.poll();
            sent.add(
                    new Sent(answer, "POST of " + parcel.notice().fact().topic().type()));
            if (stops && answer instanceof Outcome.Failed) {
                break;
            }
        }
        meanwhile.run();
        return sent;
    }

    /** The process is dead. */
    static final class DiedException extends RuntimeException {}
}
