package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** Where events come from. Of write keys only the hash is kept. */
public interface Sources {

    /** Adds a source that sends with this key. */
    void add(Source source, WriteKey key, Instant at);

    /** Lets a source send with this key instead of the one before. */
    void changeKey(Source source, WriteKey key);

    /** Writes a source as it is now; its key stays. */
    void save(Source source);

    /** The source with this id. */
    Optional<Source> byId(WorkspaceId workspace, SourceId source);

    /** The source that sends with this key, if there is one and it is enabled. */
    Optional<Source> byKey(WriteKey key);

    /** The sources of a workspace, oldest first. */
    List<Source> all(WorkspaceId workspace);
}
