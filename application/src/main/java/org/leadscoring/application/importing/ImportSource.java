package org.leadscoring.application.importing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** The source of what is imported where no other is chosen. Each workspace has its own, made when it is first needed. */
public final class ImportSource {

    private static final String NAME = "Import";
    /** Version 8, and later than any id made of time before the year 6429: it is listed after all others. */
    private static final long LAST = 0x7FFF_FFFF_FFFF_8000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Sources sources;
    private final Clock clock;
    private final Supplier<String> secrets;

    /** @param secrets makes a secret of at least 128 random bits, of printable ASCII without spaces and colons */
    public ImportSource(Sources sources, Clock clock, Supplier<String> secrets) {
        this.sources = sources;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** The id of a workspace's own import source; follows from the workspace's, so that two nodes never make two. */
    public static SourceId of(WorkspaceId workspace) {
        var hash = UUID.nameUUIDFromBytes(("import source of " + workspace.value()).getBytes(StandardCharsets.UTF_8));
        return new SourceId(new UUID(
                LAST | (hash.getMostSignificantBits() & 0xFFF),
                VARIANT | (hash.getLeastSignificantBits() & RANDOM_BITS)));
    }

    /**
     * Makes the import source if it is meant and missing. Part of the caller's transaction.
     *
     * @throws UnknownSourceException if it is another source that is missing
     */
    void make(WorkspaceId workspace, SourceId source) {
        if (sources.byId(workspace, source).isPresent()) {
            return;
        }
        if (!source.equals(of(workspace))) {
            throw new UnknownSourceException(source);
        }
        // Nobody learns the key: the source sends nothing by itself.
        sources.add(new Source(source, workspace, NAME), new WriteKey(secrets.get()), clock.instant());
    }
}
