package org.leadscoring.persistence.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/**
 * The messages of erased persons in the table {@code erased_messages}: of each only the first 16 bytes of the SHA-256 of
 * its source and id, and nothing that leads to an event.
 */
public final class ErasedMessages {

    private static final int BYTES = 16;

    private final Database database;
    private final WorkspaceSettings settings;

    public ErasedMessages(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Those of these messages whose person was erased. In most workspaces nobody was: then nothing is read. */
    Set<MessageRef> among(WorkspaceId workspace, Collection<MessageRef> messages) {
        if (messages.isEmpty()
                || !settings.get(workspace, Anybody.class, () -> anybody(workspace))
                        .erased()) {
            return Set.of();
        }
        var byKey = new HashMap<UUID, MessageRef>();
        messages.forEach(message -> byKey.put(Columns.id(key(message)), message));
        return database
                .byKeys(
                        """
                        select message_key from erased_messages
                        where message_key in (:keys) and workspace_id = :workspace
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        byKey.keySet().stream().map(Columns::bytes).toList(),
                        (row, n) -> Columns.id(row, "message_key"))
                .stream()
                .map(byKey::get)
                .collect(Collectors.toSet());
    }

    private Anybody anybody(WorkspaceId workspace) {
        return new Anybody(database.sql("""
                        select case when exists (select 1 from erased_messages where workspace_id = :workspace)
                            then 1 else 0 end
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Boolean.class)
                .single());
    }

    /** Adds messages that were in the log until now. */
    public void add(WorkspaceId workspace, Collection<MessageRef> messages) {
        settings.changed(workspace);
        var scope = Columns.bytes(workspace.value());
        var inOrder = new TreeMap<byte[], Object[]>(Arrays::compareUnsigned);
        messages.forEach(message -> inOrder.put(key(message), new Object[] {key(message), scope}));
        database.batch(
                "insert into erased_messages (message_key, workspace_id) values (?, ?)", List.copyOf(inOrder.values()));
    }

    private static byte[] key(MessageRef message) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Columns.bytes(message.source().value()));
            digest.update(message.messageId().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether anybody at all was erased in a workspace. */
    private record Anybody(boolean erased) {}
}
