package org.leadscoring.persistence.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.FieldMapping;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Mapping;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.crm.StatusWord;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.persistence.sql.Columns;

/** What a connection is set to, as it is stored, but for what is secret. */
record SettingsDocument(
        long everySeconds,
        @Nullable String from,
        boolean adopts,
        @Nullable String onErasure,
        List<FieldDocument> fields,
        List<StatusDocument> statuses) {

    static SettingsDocument of(Connection connection) {
        return new SettingsDocument(
                connection.every().toSeconds(),
                connection.from(),
                connection.adopts(),
                connection.onErasure().key(),
                connection.mapping().fields().stream().map(FieldDocument::of).toList(),
                connection.mapping().statuses().stream().map(StatusDocument::of).toList());
    }

    /** Who was set before there was a choice keeps records. */
    OnErasure whatHappensOnErasure() {
        return onErasure == null ? OnErasure.KEEP : Columns.constant(OnErasure.class, onErasure);
    }

    Mapping mapping() {
        return new Mapping(
                fields.stream().map(FieldDocument::field).toList(),
                statuses.stream().map(StatusDocument::status).toList());
    }

    /** A field. */
    record FieldDocument(String ours, String theirs, String direction, String winner) {

        static FieldDocument of(FieldMapping field) {
            return new FieldDocument(
                    field.ours().key(),
                    field.theirs(),
                    field.direction().key(),
                    field.winner().key());
        }

        FieldMapping field() {
            return new FieldMapping(
                    new Ours(ours),
                    theirs,
                    Columns.constant(Direction.class, direction),
                    Columns.constant(Winner.class, winner));
        }
    }

    /** A status. */
    record StatusDocument(String ours, String theirs) {

        static StatusDocument of(StatusWord word) {
            return new StatusDocument(word.ours().key(), word.theirs());
        }

        StatusWord status() {
            return new StatusWord(Columns.constant(LeadStatus.class, ours), theirs);
        }
    }
}
