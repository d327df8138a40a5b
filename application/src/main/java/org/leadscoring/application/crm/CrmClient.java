package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.delivery.Outcome;

/**
 * Talks to CRMs of one kind. Safe to use from many threads. Whatever goes wrong outside is a {@link Failed}; an exception is
 * a defect. No answer tells a secret.
 */
public interface CrmClient {

    /** How many records are written or asked for at once, from 1. */
    int most();

    /** Signs in, and looks whether the CRM has the fields of the mapping. Changes nothing. */
    Reply<Checked> check(Connection connection);

    /**
     * Makes the fields of ours that the CRM lacks, as far as its interface allows.
     *
     * @return the names of those that were made
     */
    Reply<List<String>> prepare(Connection connection);

    /**
     * Looks up records by e-mail address, to find out which of them are a lead's already.
     *
     * @param mails 1 to {@link #most} addresses
     * @return by the address as it was asked for: the record's id; of several the one that changed last. Records that
     *     carry a key of ours are left out
     */
    Reply<Map<String, String>> find(Connection connection, Collection<String> mails);

    /**
     * Writes records. Writing the same again changes nothing: a record is known by its key. One that was known, and is not
     * there any more, is made anew of what is sent, or {@linkplain Written.Missing said to be missing} by CRMs that can tell.
     *
     * @param drafts 1 to {@link #most}, each of another key
     * @return what came of each, in their order
     */
    Reply<List<Written>> upsert(Connection connection, List<Draft> drafts);

    /**
     * The records that carry a key of ours and changed since an instant, the longest ago first; one may come twice. A page
     * begins behind the record that ended the former, not at a number: a record that changes meanwhile moves to the end,
     * and no other may be passed over for it.
     *
     * @param since UTC
     * @param page where the former answer ended, null for the first
     */
    Reply<Changes> changes(Connection connection, Instant since, @Nullable String page);

    /** Those who can own records in the CRM. */
    Reply<List<Person>> people(Connection connection);

    /**
     * Has a record erased for good, as far as the CRM knows how. Asking again changes nothing: a record that is not there is
     * erased. A CRM that lets us in, but not do this, refuses it.
     */
    Reply<Erased> erase(Connection connection, Doomed doomed);

    /** What came of asking. */
    sealed interface Reply<T> {

        /** How many requests it took. */
        int requests();
    }

    /** It answered. */
    record Got<T>(T value, int requests) implements Reply<T> {}

    /**
     * It did not answer as a whole, or will not until somebody mends something.
     *
     * @param outcome {@link Outcome.Failed} or {@link Outcome.Gone}
     */
    record Failed<T>(Outcome outcome, int requests) implements Reply<T> {}

    /**
     * How a CRM was found.
     *
     * @param words what it said, for people: for example who we are to it
     * @param missing names of mapped fields it does not have
     * @param makeable those of the missing that {@link #prepare} can make
     */
    record Checked(String words, List<String> missing, List<String> makeable) {

        public Checked {
            missing = List.copyOf(missing);
            makeable = List.copyOf(makeable);
        }
    }

    /**
     * A record to write.
     *
     * @param key by which the CRM knows the lead from us
     * @param external by what the CRM knows the record, null if it has none that we know of
     * @param adopts true if the record does not carry the key yet, and is to from now on
     * @param fields by the CRM's names; an empty value empties the field
     */
    record Draft(String key, @Nullable String external, boolean adopts, Map<String, String> fields) {

        /** @throws IllegalArgumentException if a record is to be adopted that is not known */
        public Draft {
            fields = Map.copyOf(fields);
            if (adopts && external == null) {
                throw new IllegalArgumentException("only a record that is known can be adopted");
            }
        }
    }

    /** What came of writing a record. */
    sealed interface Written {

        /**
         * It was taken.
         *
         * @param external by what the CRM knows it
         * @param created whether it is new there
         */
        record Done(String external, boolean created) implements Written {}

        /**
         * It was not, and will not be as it is.
         *
         * @param why in the CRM's words, for people
         */
        record Refused(String why) implements Written {}

        /** Nothing was written: the record that it was to be written into is not there any more. */
        record Missing() implements Written {}
    }

    /**
     * A record that is to be erased.
     *
     * @param key by which the CRM knows it from us
     * @param external by what the CRM knows it; null if it has not said so, and may not have it at all
     */
    record Doomed(String key, @Nullable String external) {}

    /** What came of asking for a record to be erased. */
    sealed interface Erased {

        /** It is not there any more. */
        record Done() implements Erased {}

        /**
         * It stays until somebody mends something.
         *
         * @param why for people, in words that tell nothing of a person: they are kept
         */
        record Refused(String why) implements Erased {}
    }

    /**
     * Some of the records that changed.
     *
     * @param next where the next page begins, null if there is none
     */
    record Changes(List<Theirs> records, @Nullable String next) {

        public Changes {
            records = List.copyOf(records);
        }
    }

    /**
     * A record as the CRM has it.
     *
     * @param key the key of ours that it carries
     * @param values of the fields that are pulled, by the CRM's names: the status by its word, the owner by their id; empty
     *     if the field is
     * @param changedAt when anything of it changed last, UTC
     * @param endedAt when it was won or lost, by the CRM's own date for that, UTC; null if it has not ended, or has no such date
     */
    record Theirs(
            String external,
            String key,
            Map<String, String> values,
            Instant changedAt,
            @Nullable Instant endedAt) {

        public Theirs {
            values = Map.copyOf(values);
        }

        /** One that has no date of its end. */
        public Theirs(String external, String key, Map<String, String> values, Instant changedAt) {
            this(external, key, values, changedAt, null);
        }

        /** When it came to the status it has: as long as the CRM has no date for that, not after its last change. */
        public Instant statusAt() {
            return endedAt == null ? changedAt : endedAt;
        }
    }

    /**
     * Somebody who can own records.
     *
     * @param id by what the CRM knows them
     * @param mail their e-mail address, empty if they have none
     */
    record Person(String id, String name, String mail) {}
}
