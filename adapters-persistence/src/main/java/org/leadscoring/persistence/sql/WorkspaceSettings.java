package org.leadscoring.persistence.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a workspace is set to – its models in use, its promises, what is void –, read once and not with every event.
 *
 * <p>A workspace's settings have a version, which rises with every change, in the transaction that makes it. A transaction
 * asks for the version when it first needs a setting: what this node read at that version, or later, still holds. So a
 * change is seen by every node with the next transaction, as if there were nothing kept.
 */
public final class WorkspaceSettings {

    private static final int WORKSPACES_TIMES_KINDS = 10_000;
    private static final long CHANGED = -1;

    private final Cache<Key, Kept> kept =
            Caffeine.newBuilder().maximumSize(WORKSPACES_TIMES_KINDS).build();
    private final Database database;

    public WorkspaceSettings(Database database) {
        this.database = database;
    }

    /**
     * A setting, as it is in the running transaction.
     *
     * @param kind what it is
     * @param read reads it
     */
    public <T> T get(WorkspaceId workspace, Class<T> kind, Supplier<T> read) {
        var version = version(workspace);
        if (version == null) {
            return read.get();
        }
        var key = new Key(workspace, kind);
        var known = kept.getIfPresent(key);
        if (known != null && known.version() == version) {
            return kind.cast(known.value());
        }
        var value = read.get();
        kept.put(key, new Kept(version, value));
        return value;
    }

    /** A setting of this workspace is changed by the running transaction. */
    public void changed(WorkspaceId workspace) {
        database.sql("update workspaces set settings_version = settings_version + 1 where id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
        var running = running();
        if (running != null) {
            running.versions.put(workspace, CHANGED);
        }
    }

    /** Null if what is kept must not be used, and what is read not be kept: nobody knows whether it will hold. */
    private @Nullable Long version(WorkspaceId workspace) {
        var running = running();
        if (running == null) {
            return null;
        }
        var version = running.versions.computeIfAbsent(workspace, this::read);
        return version == CHANGED ? null : version;
    }

    private long read(WorkspaceId workspace) {
        return database.sql("select settings_version from workspaces where id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Long.class)
                .optional()
                .orElse(CHANGED);
    }

    private @Nullable Running running() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        var running = (Running) TransactionSynchronizationManager.getResource(this);
        if (running == null) {
            running = new Running();
            TransactionSynchronizationManager.bindResource(this, running);
            TransactionSynchronizationManager.registerSynchronization(running);
        }
        return running;
    }

    private record Key(WorkspaceId workspace, Class<?> kind) {}

    private record Kept(long version, Object value) {}

    /** A transaction and the versions that it has seen. */
    private final class Running implements TransactionSynchronization {

        private final Map<WorkspaceId, Long> versions = new HashMap<>();

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(WorkspaceSettings.this);
        }
    }
}
