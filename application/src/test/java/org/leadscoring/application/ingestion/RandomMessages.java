package org.leadscoring.application.ingestion;

import static org.leadscoring.application.ingestion.Message.device;
import static org.leadscoring.application.ingestion.Message.email;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.user;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.WebsitePoints;

/**
 * Messages of a few people who share devices and addresses, sign in late, are renamed, send at one and the same minute,
 * and do what no rule knows.
 */
final class RandomMessages {

    private static final List<String> SCORED = WebsitePoints.model(new ModelId(new UUID(0, 0))).rules().stream()
            .map(Rule::id)
            .toList();
    private static final List<Identifier> USERS = List.of(user("ada"), user("bob"), user("eve"));
    private static final List<Identifier> ADDRESSES = List.of(
            email("ada@example.com"),
            email("bob@example.com"),
            new Identifier(IdentifierType.PHONE, "+4930123456"),
            new Identifier(IdentifierType.CRM_ID, "crm-1"));
    private static final List<Identifier> DEVICES =
            List.of(device("x"), device("y"), device("z"), new Identifier(IdentifierType.SESSION_ID, "visit"));

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    /** Up to so many messages, at least one. */
    List<Message> messages(int most) {
        var count = 1 + random.nextInt(most);
        var messages = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            messages.add(next("%08x-%d".formatted(random.nextInt(), i), 1 + count / 2));
        }
        return messages;
    }

    private Message next(String id, int minutes) {
        var minute = random.nextInt(minutes);
        return switch (random.nextInt(20)) {
            case 0 -> alias(message(id, "alias").at(minute));
            case 1, 2, 3 -> identified(message(id, "identify").at(minute).saying(traits()));
            case 4 -> identified(message(id, "juggled").at(minute));
            case 5, 6, 7, 8, 9, 10 -> message(id, scored()).at(minute).from(one(DEVICES));
            default -> identified(message(id, scored()).at(minute));
        };
    }

    private Message identified(Message message) {
        return switch (random.nextInt(6)) {
            case 0 -> message.from(one(USERS));
            case 1 -> message.from(one(ADDRESSES));
            case 2 -> message.from(one(ADDRESSES), one(DEVICES));
            case 3 -> message.from(one(USERS), one(ADDRESSES), one(DEVICES));
            default -> message.from(one(USERS), one(DEVICES));
        };
    }

    private Message alias(Message message) {
        var by = one(USERS);
        var others = new ArrayList<>(random.nextBoolean() ? USERS : DEVICES);
        others.remove(by);
        return message.alias(by, one(others));
    }

    private Map<String, Object> traits() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("name", "Ada " + random.nextInt(9));
            case 1 -> Map.of("email", "trait" + random.nextInt(9) + "@example.com", "age", random.nextInt(99));
            case 2 -> Map.of("company", Map.of("name", "Engines " + random.nextInt(9)));
            default -> Map.of();
        };
    }

    private String scored() {
        return one(SCORED);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The messages as a bad network delivers them: out of order, some more than once, in batches of any size. */
    List<List<Message>> delivered(List<Message> messages) {
        var all = new ArrayList<>(messages);
        for (var message : messages) {
            while (random.nextInt(4) == 0) {
                all.add(message);
            }
        }
        Collections.shuffle(all, random);
        var most = 1 + random.nextInt(all.size());
        var batches = new ArrayList<List<Message>>();
        for (int from = 0; from < all.size(); ) {
            var to = Math.min(all.size(), from + 1 + random.nextInt(most));
            batches.add(List.copyOf(all.subList(from, to)));
            from = to;
        }
        return batches;
    }
}
